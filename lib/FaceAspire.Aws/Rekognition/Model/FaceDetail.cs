namespace Amazon.Rekognition.Model;

/// <summary>A face that was found in an image.</summary>
public sealed class FaceDetail
{
    /// <summary>Where.</summary>
    public BoundingBox? BoundingBox { get; set; }

    /// <summary>That it is a face, 0 to 100.</summary>
    public double Confidence { get; set; }

    /// <summary>Eyes, nose and mouth.</summary>
    public List<Landmark>? Landmarks { get; set; }

    /// <summary>How it is turned.</summary>
    public Pose? Pose { get; set; }

    /// <summary>How well it can be seen.</summary>
    public ImageQuality? Quality { get; set; }
}
