using System.Buffers;
using System.Runtime.InteropServices;

namespace FaceAspire.Emulator.S3;

/// <summary>Memory of whole blocks that begins where one does, as <see cref="DirectWrites"/> need it. Its bytes are arbitrary at first.</summary>
internal sealed unsafe class AlignedMemory : MemoryManager<byte>
{
    /// <summary>Bytes in a block: at least as many as a disk writes at once.</summary>
    public const int Block = 4096;

    private readonly int _length;
    private byte* _start;

    /// <param name="bytes">How many it holds at least.</param>
    public AlignedMemory(int bytes)
    {
        _length = (int)Blocks(bytes) * Block;
        _start = (byte*)NativeMemory.AlignedAlloc((nuint)_length, Block);
    }

    /// <summary>How many blocks so many bytes take.</summary>
    public static long Blocks(long bytes) => (bytes + Block - 1) / Block;

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(_start, _length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
