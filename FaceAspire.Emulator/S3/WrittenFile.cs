using Microsoft.Win32.SafeHandles;

namespace FaceAspire.Emulator.S3;

/// <summary>A file that contents are written to. It is open until the last of them has been named or given up.</summary>
/// <param name="number">Its number.</param>
/// <param name="handle">For writing whole blocks.</param>
/// <param name="closed">Is called when nobody writes to it any more.</param>
internal sealed class WrittenFile(long number, SafeFileHandle handle, Action<long> closed) : IDisposable
{
    private int _users = 1;

    /// <summary>Its number.</summary>
    public long Number => number;

    /// <summary>Where the next blocks come.</summary>
    public ContentPlace End { get; private set; } = new(number, 0);

    /// <summary>One more holds it open, until it disposes of it as well; its caller is another one.</summary>
    public WrittenFile Join()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    /// <summary>Adds blocks from memory that begins where one does. Only one may do so at a time.</summary>
    public void Write(ReadOnlySpan<byte> blocks)
    {
        RandomAccess.Write(handle, blocks, End.Offset);
        End = End with { Offset = End.Offset + blocks.Length };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            handle.Dispose();
            closed(number);
        }
    }
}
