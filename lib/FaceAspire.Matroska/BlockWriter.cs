using System.Buffers;

namespace FaceAspire.Matroska;

/// <summary>Gathers bytes in blocks of one size, so that what is there is not copied again as more comes. They are pooled.</summary>
internal sealed class BlockWriter : IBufferWriter<byte>
{
    /// <summary>A block's size: a few hold a fragment, and arrays of that size are not yet large objects to the garbage collector.</summary>
    public const int BlockSize = 64 * 1024;

    /// <summary>
    /// Keeps 16 MiB of blocks for all who write, and at most as much of the smaller ones that fragments end with. The runtime's own pool
    /// keeps 32 arrays of a size for each processor, 2 MiB: a long fragment has more, and each time the rest would be left to the collector.
    /// </summary>
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(BlockSize, maxArraysPerBucket: 256);

    private byte[] _block = Pool.Rent(BlockSize);
    private int _used;
    private Block? _first;
    private Block? _last;

    /// <inheritdoc/>
    public void Advance(int count) => _used += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_block.Length - _used < Math.Max(sizeHint, 1))
        {
            Append(_block);
            _block = Pool.Rent(Math.Max(sizeHint, BlockSize));
            _used = 0;
        }

        return _block.AsMemory(_used);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gives the memory of what was taken back to the pool. What nobody gives back is left to the garbage collector.</summary>
    public static void Return(ReadOnlySequence<byte> taken)
    {
        for (var block = taken.Start.GetObject() as Block; block is not null; block = block.Next as Block)
        {
            Pool.Return(block.Array);
        }
    }

    /// <summary>What was written, in memory of at most twice its size: the last block moves to a smaller one, and is begun anew.</summary>
    public ReadOnlySequence<byte> Take()
    {
        var rest = Pool.Rent(_used);
        _block.AsSpan(0, _used).CopyTo(rest);
        Append(rest);
        var written = new ReadOnlySequence<byte>(_first!, 0, _last!, _last!.Memory.Length);
        (_first, _last, _used) = (null, null, 0);
        return written;
    }

    private void Append(byte[] array)
    {
        _last = new(array, _used, _last);
        _first ??= _last;
    }

    private sealed class Block : ReadOnlySequenceSegment<byte>
    {
        public Block(byte[] array, int used, Block? before)
        {
            (Array, Memory) = (array, array.AsMemory(0, used));
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }

        public byte[] Array { get; }
    }
}
