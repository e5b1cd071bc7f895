namespace Amazon.Rekognition.Model;

/// <summary>The new collection.</summary>
public sealed class CreateCollectionResponse
{
    /// <summary>200.</summary>
    public int StatusCode { get; set; }

    /// <summary>Its ARN.</summary>
    public string? CollectionArn { get; set; }
}
