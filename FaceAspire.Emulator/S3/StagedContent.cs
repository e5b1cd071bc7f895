using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Content that is being written and that no row names yet. Unless one does when it is disposed of, it is as if it had never been. A small one
/// is in memory until it is complete; a large one goes to a file of its own as it comes.
/// </summary>
/// <param name="files">Where it goes.</param>
/// <param name="announced">How many bytes it will have, if that is known.</param>
internal sealed class StagedContent(ObjectFiles files, long? announced) : IBufferWriter<byte>, IDisposable
{
    private readonly AlignedMemory _memory = new((int)Math.Min(announced ?? ObjectFiles.SmallBytes, ObjectFiles.SmallBytes) + 1); // one more shows the end
    private WrittenFile? _file;
    private IncrementalHash? _md5; // of a large one
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
            WriteOut();
        }
    }

    /// <summary>Writes what is not yet: it is in the system's hands then, whatever becomes of this process.</summary>
    /// <returns>Its MD5.</returns>
    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    public async ValueTask<byte[]> CompleteAsync()
    {
        if (Size == 0)
        {
            return MD5.HashData([]);
        }

        if (_md5 is null)
        {
            (_file, Place, var md5) = await files.Shared.WriteAsync(Blocks(), _filled);
            return md5;
        }

        WriteOut();
        return _md5.GetCurrentHash();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IDisposable)_memory).Dispose();
        _md5?.Dispose();
        _file?.Dispose();
    }

    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    private void WriteOut()
    {
        _md5 ??= IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        _md5.AppendData(_memory.GetSpan()[.._filled]);
        _file ??= files.Create();
        Place = new(_file.End.File, 0);
        _file.Write(Blocks().Span);
        _filled = 0;
    }

    /// <summary>What is in memory, and zeros up to the end of its last block.</summary>
    private Memory<byte> Blocks()
    {
        var blocks = _memory.Memory[..((int)AlignedMemory.Blocks(_filled) * AlignedMemory.Block)];
        blocks.Span[_filled..].Clear();
        return blocks;
    }
}
