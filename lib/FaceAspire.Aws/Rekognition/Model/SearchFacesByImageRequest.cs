namespace Amazon.Rekognition.Model;

/// <summary>Asks who the largest face of an image is.</summary>
public sealed class SearchFacesByImageRequest
{
    /// <summary>In which collection.</summary>
    public string? CollectionId { get; set; }

    /// <summary>The image.</summary>
    public Image? Image { get; set; }

    /// <summary>At most so many, 1 to 4096.</summary>
    public int? MaxFaces { get; set; }

    /// <summary>Lowest similarity, 0 to 100. Default 80.</summary>
    public double? FaceMatchThreshold { get; set; }
}
