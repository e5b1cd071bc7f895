namespace Amazon.Rekognition.Model;

/// <summary>Asks about a collection.</summary>
public sealed class DescribeCollectionRequest
{
    /// <summary>Which.</summary>
    public string? CollectionId { get; set; }
}
