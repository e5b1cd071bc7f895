namespace Amazon.Rekognition.Model;

/// <summary>The faces of an image.</summary>
public sealed class DetectFacesResponse
{
    /// <summary>The faces.</summary>
    public List<FaceDetail>? FaceDetails { get; set; }
}
