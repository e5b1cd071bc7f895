namespace Amazon.Rekognition.Model;

/// <summary>A face that was indexed.</summary>
public sealed class FaceRecord
{
    /// <summary>As it is kept.</summary>
    public Face? Face { get; set; }

    /// <summary>As it was found.</summary>
    public FaceDetail? FaceDetail { get; set; }
}
