namespace Amazon.Rekognition.Model;

/// <summary>A face in a collection.</summary>
public sealed class Face
{
    /// <summary>Its UUID.</summary>
    public string? FaceId { get; set; }

    /// <summary>The UUID of the image it came from.</summary>
    public string? ImageId { get; set; }

    /// <summary>The name given with the image.</summary>
    public string? ExternalImageId { get; set; }

    /// <summary>Where it was in that image.</summary>
    public BoundingBox? BoundingBox { get; set; }

    /// <summary>That it is a face, 0 to 100.</summary>
    public double Confidence { get; set; }
}
