using Microsoft.Win32.SafeHandles;

namespace FaceAspire.Emulator.S3;

/// <summary>A file that contents are written to, by one of them at a time: two that write to the same file wait for each other in the system.</summary>
/// <param name="id">Its number.</param>
/// <param name="isShared">Whether others come behind the first.</param>
/// <param name="handle">For writing whole blocks.</param>
internal sealed class WrittenFile(long id, bool isShared, SafeFileHandle handle) : IDisposable
{
    /// <summary>Whether others come behind the first.</summary>
    public bool IsShared => isShared;

    /// <summary>Where the next blocks come, from memory that is aligned.</summary>
    public ContentPlace End { get; private set; } = new(id, 0);

    /// <summary>Adds blocks.</summary>
    public void Write(ReadOnlySpan<byte> blocks)
    {
        RandomAccess.Write(handle, blocks, End.Offset);
        End = End with { Offset = End.Offset + blocks.Length };
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
