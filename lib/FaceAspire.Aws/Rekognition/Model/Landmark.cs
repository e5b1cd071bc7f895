namespace Amazon.Rekognition.Model;

/// <summary>A point of a face.</summary>
public sealed class Landmark
{
    /// <summary>Such as <c>eyeLeft</c>, <c>nose</c>, <c>mouthRight</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Share of the image's width.</summary>
    public double X { get; set; }

    /// <summary>Share of the image's height.</summary>
    public double Y { get; set; }
}
