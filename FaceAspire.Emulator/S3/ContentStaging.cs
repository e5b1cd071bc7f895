using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace FaceAspire.Emulator.S3;

/// <summary>Writes contents, which their rows name afterwards.</summary>
internal static class ContentStaging
{
    /// <summary>Stores a request's content.</summary>
    public static async Task<StagedContent> StageAsync(this ObjectFiles files, RequestBody body, CancellationToken cancellationToken)
    {
        var content = files.Reserve(body.Announced ?? long.MaxValue);
        try
        {
            content.ETag = await body.CopyToAsync(content.Write, cancellationToken);
            content.Checksum = body.Checksum is { } checksum ? $"{checksum.Algorithm}:{checksum.Value()}" : null;
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Stores what is in memory.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    public static StagedContent Stage(this ObjectFiles files, ReadOnlySpan<byte> bytes)
    {
        var content = files.Reserve(bytes.Length);
        try
        {
            content.Write(bytes);
            content.ETag = Convert.ToHexStringLower(MD5.HashData(bytes));
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Stores other contents, one after the other, from <c>offset</c> on for <c>length</c> bytes each.</summary>
    /// <param name="files">Where.</param>
    /// <param name="sources">The contents.</param>
    /// <param name="etag">The ETag, where it is not the content's MD5.</param>
    /// <param name="algorithm">The additional checksum to work out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<StagedContent> StageAsync(
        this ObjectFiles files, IReadOnlyList<(StoredContent Source, long Offset, long Length)> sources, string? etag, string? algorithm, CancellationToken cancellationToken)
    {
        var content = files.Reserve(sources.Sum(source => source.Length));
        using var checksum = algorithm is null ? null : Checksum.Create(algorithm);
        try
        {
            var md5 = await ConcatenateAsync(sources, content, checksum, cancellationToken);
            content.ETag = etag ?? md5;
            content.Checksum = checksum is null ? null : $"{algorithm}:{checksum.Value()}";
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Stores a small content once more, elsewhere.</summary>
    public static StagedContent Copy(this ObjectFiles files, ContentPlace place, int size)
    {
        using var source = files.Open(place);
        return files.Stage(source.Read(size));
    }

    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    private static async Task<string> ConcatenateAsync(
        IReadOnlyList<(StoredContent Source, long Offset, long Length)> sources, StagedContent destination, Checksum? checksum, CancellationToken cancellationToken)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[128 * 1024];
        foreach (var (source, offset, length) in sources)
        {
            for (var done = 0L; done < length;)
            {
                var some = buffer.AsMemory(0, (int)Math.Min(length - done, buffer.Length));
                await source.ReadAsync(some, offset + done, cancellationToken);
                md5.AppendData(some.Span);
                checksum?.Append(some.Span);
                destination.Write(some.Span);
                done += some.Length;
            }
        }

        return Convert.ToHexStringLower(md5.GetCurrentHash());
    }
}
