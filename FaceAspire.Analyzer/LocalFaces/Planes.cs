using System.Runtime.InteropServices;

namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>
/// Channels of a picture or of what a layer makes of it, one plane after the other. Millions of values, which are needed for milliseconds: they
/// are not the garbage collector's, which would keep the memory, but given back at once.
/// </summary>
internal sealed unsafe class Planes : IDisposable
{
    private float* _values;

    /// <summary>Takes planes; their values are anything.</summary>
    /// <param name="channels">How many.</param>
    /// <param name="height">Rows of a plane.</param>
    /// <param name="width">Columns of a plane.</param>
    public Planes(int channels, int height, int width)
    {
        (Channels, Height, Width) = (channels, height, width);
        _values = (float*)NativeMemory.Alloc((nuint)(channels * Size), sizeof(float));
    }

    /// <summary>How many planes.</summary>
    public int Channels { get; }

    /// <summary>Rows of a plane.</summary>
    public int Height { get; }

    /// <summary>Columns of a plane.</summary>
    public int Width { get; }

    /// <summary>Values of a plane.</summary>
    public int Size => Height * Width;

    /// <summary>All values.</summary>
    public Span<float> Values => _values is null ? throw new ObjectDisposedException(nameof(Planes)) : new(_values, Channels * Size);

    /// <summary>One plane.</summary>
    public Span<float> Plane(int channel) => Values.Slice(channel * Size, Size);

    /// <inheritdoc />
    public void Dispose()
    {
        NativeMemory.Free(_values);
        _values = null;
    }
}
