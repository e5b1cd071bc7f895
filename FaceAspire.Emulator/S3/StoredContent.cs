using Microsoft.Win32.SafeHandles;

namespace FaceAspire.Emulator.S3;

/// <summary>A content that is open for reading. Its file is not changed and does not vanish meanwhile, whatever becomes of its object.</summary>
/// <param name="shared">What is not in its file yet.</param>
/// <param name="file">The file; none of an empty content.</param>
/// <param name="place">Where the content is.</param>
internal sealed class StoredContent(SharedFiles shared, SafeFileHandle? file, ContentPlace place) : IDisposable
{
    /// <summary>Fills <paramref name="buffer"/> from <paramref name="position"/> on.</summary>
    /// <exception cref="EndOfStreamException">The content ends before.</exception>
    public async ValueTask ReadAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
    {
        var next = place with { Offset = place.Offset + position };
        if (file is not null && shared.TryRead(next, buffer.Span))
        {
            return;
        }

        for (int read; buffer.Length > 0; buffer = buffer[read..], next = next with { Offset = next.Offset + read })
        {
            read = file is null ? 0 : await RandomAccess.ReadAsync(file, buffer, next.Offset, cancellationToken);
            if (read == 0)
            {
                throw new EndOfStreamException("A content is shorter on disk than its row says.");
            }
        }
    }

    /// <summary>All of a small content, of <paramref name="size"/> bytes, as it is on disk: in blocks.</summary>
    /// <exception cref="EndOfStreamException">The content ends before.</exception>
    public AlignedMemory ReadBlocks(int size)
    {
        var blocks = new AlignedMemory(size);
        if (file is not null && RandomAccess.Read(file, blocks.GetSpan(), place.Offset) == blocks.Memory.Length)
        {
            return blocks;
        }

        ((IDisposable)blocks).Dispose();
        throw new EndOfStreamException("A content is shorter on disk than its row says.");
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();
}
