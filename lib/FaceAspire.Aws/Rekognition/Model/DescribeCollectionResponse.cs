namespace Amazon.Rekognition.Model;

/// <summary>A collection.</summary>
public sealed class DescribeCollectionResponse
{
    /// <summary>How many faces it holds.</summary>
    public long FaceCount { get; set; }

    /// <summary>Its ARN.</summary>
    public string? CollectionARN { get; set; }
}
