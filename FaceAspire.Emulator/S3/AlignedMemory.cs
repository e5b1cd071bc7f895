using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Memory of whole blocks that begins where one does, as <see cref="DirectWrites"/> need it. Its bytes are arbitrary at first. What is disposed of is used again, up
/// to a limit: to get memory from the system costs about as much as to receive what comes into it.
/// </summary>
internal sealed unsafe class AlignedMemory : MemoryManager<byte>
{
    /// <summary>Bytes in a block: at least as many as a disk writes at once.</summary>
    public const int Block = 4096;

    private const int MostKept = 16; // of each size

    /// <summary>What is kept, by the logarithm of its blocks.</summary>
    private static readonly ConcurrentQueue<nint>[] Kept = [.. Enumerable.Range(0, BitOperations.Log2(int.MaxValue / Block) + 1).Select(_ => new ConcurrentQueue<nint>())];

    private readonly int _length;
    private readonly ConcurrentQueue<nint> _kept;
    private byte* _start;

    /// <param name="bytes">How many it holds at least.</param>
    public AlignedMemory(int bytes)
    {
        var blocks = (uint)Math.Max(1, Blocks(bytes));
        _length = (int)blocks * Block;
        _kept = Kept[BitOperations.Log2(BitOperations.RoundUpToPowerOf2(blocks))];
        _start = _kept.TryDequeue(out var start) ? (byte*)start : (byte*)NativeMemory.AlignedAlloc(BitOperations.RoundUpToPowerOf2(blocks) * Block, Block);
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
        var start = _start;
        _start = null;
        if (start is not null && _kept.Count < MostKept)
        {
            _kept.Enqueue((nint)start);
        }
        else
        {
            NativeMemory.AlignedFree(start);
        }
    }
}
