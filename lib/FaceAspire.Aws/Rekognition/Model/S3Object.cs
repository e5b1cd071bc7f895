namespace Amazon.Rekognition.Model;

/// <summary>An image in S3.</summary>
public sealed class S3Object
{
    /// <summary>Its bucket, in the region of the call.</summary>
    public string? Bucket { get; set; }

    /// <summary>Its key.</summary>
    public string? Name { get; set; }
}
