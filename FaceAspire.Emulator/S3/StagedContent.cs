using System.Buffers;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Content that is being written and that no row names yet. Unless one does when it is disposed of, it is as if it had never been. A small one
/// is in memory until it is complete, so whoever sends it slowly keeps no file from others.
/// </summary>
/// <param name="files">Where it goes.</param>
/// <param name="announced">How many bytes it will have, if that is known.</param>
internal sealed class StagedContent(ObjectFiles files, long? announced) : IBufferWriter<byte>, IDisposable
{
    private readonly AlignedMemory _memory = new((int)Math.Min(announced ?? ObjectFiles.SmallBytes, ObjectFiles.SmallBytes) + 1); // one more shows the end
    private WrittenFile? _file;
    private int _filled;

    /// <summary>Where it is, once it is complete, for its row.</summary>
    public ContentPlace Place { get; private set; }

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }

    /// <summary>MD5, lower-case hexadecimal; of a multipart object, S3's own form with <c>-parts</c>.</summary>
    public string ETag { get; set; } = "";

    /// <summary>Such as <c>crc32:NhCmhg==</c>.</summary>
    public string? Checksum { get; set; }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => _memory.Memory[_filled..];

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => _memory.GetSpan()[_filled..];

    /// <inheritdoc/>
    public void Advance(int count)
    {
        _filled += count;
        Size += count;
        if (_filled == _memory.Memory.Length)
        {
            WriteOut(_file ??= files.CreateOwn());
        }
    }

    /// <summary>Writes what is not yet: it is in the system's hands then, whatever becomes of this process.</summary>
    public void Complete()
    {
        if (Size > 0)
        {
            WriteOut(_file ??= files.TakeShared(_filled));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IDisposable)_memory).Dispose();
        if (_file is not null)
        {
            files.Release(_file);
        }
    }

    private void WriteOut(WrittenFile file)
    {
        Place = Place.File == 0 ? file.End : Place;
        var blocks = _memory.GetSpan()[..((int)AlignedMemory.Blocks(_filled) * AlignedMemory.Block)];
        blocks[_filled..].Clear();
        file.Write(blocks);
        _filled = 0;
    }
}
