namespace FaceAspire.Faces;

/// <summary>A box as shares of the image's width and height; a face cut by the edge may reach a little outside 0 to 1.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its top edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public readonly record struct FaceBox(double Left, double Top, double Width, double Height)
{
    /// <summary>Width times height.</summary>
    public double Area => Width * Height;
}
