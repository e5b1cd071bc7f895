namespace Amazon.Rekognition.Model;

/// <summary>Asks for the faces of an image.</summary>
public sealed class DetectFacesRequest
{
    /// <summary>The image.</summary>
    public Image? Image { get; set; }
}
