namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>Channels of a picture or of what a layer makes of it, one plane after the other.</summary>
/// <param name="Values">All values, <c>Channels × Height × Width</c>.</param>
/// <param name="Channels">How many planes.</param>
/// <param name="Height">Rows of a plane.</param>
/// <param name="Width">Columns of a plane.</param>
internal sealed record Planes(float[] Values, int Channels, int Height, int Width)
{
    /// <summary>Values of a plane.</summary>
    public int Size => Height * Width;

    /// <summary>Empty planes.</summary>
    public static Planes Of(int channels, int height, int width) => new(new float[channels * height * width], channels, height, width);

    /// <summary>One plane.</summary>
    public Span<float> Plane(int channel) => Values.AsSpan(channel * Size, Size);
}
