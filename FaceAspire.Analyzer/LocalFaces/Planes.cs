namespace FaceAspire.Analyzer.LocalFaces;

/// <summary>Channels of a picture or of what a layer makes of it, one plane after the other: millions of values, which are needed for milliseconds.</summary>
internal sealed unsafe class Planes : IDisposable
{
    private readonly PlaneMemory _memory;
    private readonly (nint At, nuint Bytes) _block;
    private bool _isOver;

    /// <summary>Takes planes; their values are anything.</summary>
    /// <param name="channels">How many.</param>
    /// <param name="height">Rows of a plane.</param>
    /// <param name="width">Columns of a plane.</param>
    public Planes(int channels, int height, int width)
        : this(new PlaneMemory(), channels, height, width)
    {
    }

    private Planes(PlaneMemory memory, int channels, int height, int width)
    {
        (Channels, Height, Width, _memory) = (channels, height, width, memory);
        _block = memory.Take((nuint)(channels * Size) * sizeof(float));
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
    public Span<float> Values => _isOver ? throw new ObjectDisposedException(nameof(Planes)) : new((void*)_block.At, Channels * Size);

    /// <summary>Planes that are made of these, in what those before have given back.</summary>
    public Planes Make(int channels, int height, int width) => new(_memory, channels, height, width);

    /// <summary>One plane.</summary>
    public Span<float> Plane(int channel) => Values.Slice(channel * Size, Size);

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            _memory.Return(_block);
        }
    }
}
