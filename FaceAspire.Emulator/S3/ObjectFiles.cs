using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Contents on disk. A file is written under <c>incoming</c> and renamed when it is whole; it is never changed after that, so a reader of an object
/// that is being replaced reads on in the old one.
/// </summary>
internal sealed class ObjectFiles
{
    private readonly string _incoming;
    private readonly string _objects;

    public ObjectFiles(DataFolder folder)
    {
        _incoming = folder.Folder(Path.Combine("s3", "incoming"));
        _objects = folder.Folder(Path.Combine("s3", "objects"));
        foreach (var unfinished in Directory.EnumerateFiles(_incoming)) // of a process that died
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Stores a request's content.</summary>
    public async Task<StagedFile> StageAsync(RequestBody body, CancellationToken cancellationToken)
    {
        var (name, temporary) = New();
        try
        {
            string md5;
            await using (var file = Create(temporary))
            {
                md5 = await body.CopyToAsync(file, cancellationToken);
            }

            return Finish(temporary, name, body.Length, md5, body.Checksum is { } checksum ? $"{checksum.Algorithm}:{checksum.Value()}" : null);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Stores what is in memory.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    public async Task<StagedFile> StageAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var (name, temporary) = New();
        try
        {
            await using (var file = Create(temporary))
            {
                await file.WriteAsync(content, cancellationToken);
            }

            return Finish(temporary, name, content.Length, Convert.ToHexStringLower(MD5.HashData(content.Span)), null);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Stores other files' contents, one after the other, from <c>offset</c> on for <c>length</c> bytes each.</summary>
    /// <param name="sources">The contents.</param>
    /// <param name="etag">The ETag, where it is not the content's MD5.</param>
    /// <param name="algorithm">The additional checksum to work out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<StagedFile> StageAsync(
        IReadOnlyList<(FileStream Source, long Offset, long Length)> sources, string? etag, string? algorithm, CancellationToken cancellationToken)
    {
        var (name, temporary) = New();
        using var checksum = algorithm is null ? null : Checksum.Create(algorithm);
        try
        {
            string md5;
            await using (var file = Create(temporary))
            {
                md5 = await ConcatenateAsync(sources, file, checksum, cancellationToken);
            }

            return Finish(temporary, name, sources.Sum(source => source.Length), etag ?? md5, checksum is null ? null : $"{algorithm}:{checksum.Value()}");
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="FileNotFoundException">Its object was replaced or deleted since its row was read.</exception>
    public FileStream Open(string name) => new(
        PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Deletes a file that no row names any more.</summary>
    public void Delete(string? name)
    {
        if (name is not null)
        {
            File.Delete(PathOf(name));
        }
    }

    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    private static async Task<string> ConcatenateAsync(
        IReadOnlyList<(FileStream Source, long Offset, long Length)> sources, FileStream destination, Checksum? checksum, CancellationToken cancellationToken)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[128 * 1024];
        foreach (var (source, offset, length) in sources)
        {
            source.Position = offset;
            for (var left = length; left > 0;)
            {
                var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken);
                if (read == 0)
                {
                    throw new EndOfStreamException($"{source.Name} is shorter than its row says.");
                }

                md5.AppendData(buffer, 0, read);
                checksum?.Append(buffer.AsSpan(0, read));
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                left -= read;
            }
        }

        return Convert.ToHexStringLower(md5.GetCurrentHash());
    }

    private (string Name, string Temporary) New()
    {
        var name = Guid.NewGuid().ToString("N");
        return (name, Path.Combine(_incoming, name));
    }

    private static FileStream Create(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0); // nobody else knows its name: no lock is needed

    private StagedFile Finish(string temporary, string name, long size, string etag, string? checksum)
    {
        var path = PathOf(name);
        try
        {
            File.Move(temporary, path);
        }
        catch (DirectoryNotFoundException) // the first one there
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path);
        }

        return new(path, name) { Size = size, ETag = etag, Checksum = checksum };
    }

    private string PathOf(string name) => Path.Combine(_objects, name[..2], name);
}
