namespace Amazon.Rekognition.Model;

/// <summary>A face that was found but not indexed.</summary>
public sealed class UnindexedFace
{
    /// <summary>Such as <c>EXCEEDS_MAX_FACES</c>, <c>LOW_SHARPNESS</c>, <c>SMALL_BOUNDING_BOX</c>.</summary>
    public List<string>? Reasons { get; set; }

    /// <summary>As it was found.</summary>
    public FaceDetail? FaceDetail { get; set; }
}
