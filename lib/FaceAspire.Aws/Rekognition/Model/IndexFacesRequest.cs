namespace Amazon.Rekognition.Model;

/// <summary>Asks to add the faces of an image.</summary>
public sealed class IndexFacesRequest
{
    /// <summary>To which collection.</summary>
    public string? CollectionId { get; set; }

    /// <summary>The image.</summary>
    public Image? Image { get; set; }

    /// <summary>A name for it: 1 to 255 of <c>[a-zA-Z0-9_.\-:]</c>.</summary>
    public string? ExternalImageId { get; set; }

    /// <summary>At most so many, the best; at least 1. Default: all.</summary>
    public int? MaxFaces { get; set; }

    /// <summary><c>NONE</c>, <c>AUTO</c> (the default), <c>LOW</c>, <c>MEDIUM</c>, <c>HIGH</c>.</summary>
    public string? QualityFilter { get; set; }
}
