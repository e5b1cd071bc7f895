using System.Buffers;
using System.Runtime.InteropServices;

namespace FaceAspire.Matroska;

/// <summary>Gathers bytes in blocks of one size, so that what is there is not copied again as more comes. They are pooled.</summary>
internal sealed class BlockWriter : IBufferWriter<byte>
{
    /// <summary>A block's size: a few hold a fragment, and arrays of that size are not yet large objects to the garbage collector.</summary>
    public const int BlockSize = 64 * 1024;

    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int _used;
    private Segment? _first;
    private Segment? _last;

    /// <inheritdoc/>
    public void Advance(int count) => _used += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_block.Length - _used < Math.Max(sizeHint, 1))
        {
            Append(_block.AsMemory(0, _used));
            _block = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, BlockSize));
            _used = 0;
        }

        return _block.AsMemory(_used);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gives the blocks of what was taken back to the pool. What nobody gives back is left to the garbage collector.</summary>
    public static void Return(ReadOnlySequence<byte> taken)
    {
        foreach (var part in taken)
        {
            if (MemoryMarshal.TryGetArray(part, out var block) && block.Array is { Length: BlockSize } array)
            {
                ArrayPool<byte>.Shared.Return(array);
            }
        }
    }

    /// <summary>What was written, in memory of its own and of no more than its size: the last block is begun anew.</summary>
    public ReadOnlySequence<byte> Take()
    {
        Append(_block.AsSpan(0, _used).ToArray());
        var written = new ReadOnlySequence<byte>(_first!, 0, _last!, _last!.Memory.Length);
        (_first, _last, _used) = (null, null, 0);
        return written;
    }

    private void Append(ReadOnlyMemory<byte> bytes)
    {
        _last = new(bytes, _last);
        _first ??= _last;
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> bytes, Segment? before)
        {
            Memory = bytes;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
