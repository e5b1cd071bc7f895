namespace Amazon.Rekognition.Model;

/// <summary>A box as shares of the image: 0 to 1, and a little outside where a face is cut by the edge.</summary>
public sealed class BoundingBox
{
    /// <summary>Distance of its left edge.</summary>
    public double Left { get; set; }

    /// <summary>Distance of its top edge.</summary>
    public double Top { get; set; }

    /// <summary>Width.</summary>
    public double Width { get; set; }

    /// <summary>Height.</summary>
    public double Height { get; set; }
}
