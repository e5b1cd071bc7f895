using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace FaceAspire.Emulator.S3;

/// <summary>Where contents come from.</summary>
internal static class ContentStaging
{
    /// <summary>Takes a request's content.</summary>
    public static async Task ReceiveAsync(this StagedContent content, RequestBody body, CancellationToken cancellationToken)
    {
        content.ETag = await body.CopyToAsync(content, cancellationToken);
        content.Checksum = body.Checksum is { } checksum ? $"{checksum.Algorithm}:{checksum.Value()}" : null;
        content.Complete();
    }

    /// <summary>Takes what is in memory.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    public static void Take(this StagedContent content, ReadOnlySpan<byte> bytes)
    {
        content.Write(bytes);
        content.ETag = Convert.ToHexStringLower(MD5.HashData(bytes));
        content.Complete();
    }

    /// <summary>Takes other contents, one after the other, from <c>offset</c> on for <c>length</c> bytes each.</summary>
    /// <param name="content">Where to.</param>
    /// <param name="sources">The contents.</param>
    /// <param name="etag">The ETag, where it is not the content's MD5.</param>
    /// <param name="algorithm">The additional checksum to work out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    public static async Task JoinAsync(
        this StagedContent content, IReadOnlyList<(StoredContent Source, long Offset, long Length)> sources, string? etag, string? algorithm, CancellationToken cancellationToken)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var checksum = algorithm is null ? null : Checksum.Create(algorithm);
        foreach (var (source, offset, length) in sources)
        {
            for (var done = 0L; done < length;)
            {
                var room = content.GetMemory();
                var some = room[..(int)Math.Min(length - done, room.Length)];
                await source.ReadAsync(some, offset + done, cancellationToken);
                md5.AppendData(some.Span);
                checksum?.Append(some.Span);
                content.Advance(some.Length);
                done += some.Length;
            }
        }

        content.ETag = etag ?? Convert.ToHexStringLower(md5.GetCurrentHash());
        content.Checksum = checksum is null ? null : $"{algorithm}:{checksum.Value()}";
        content.Complete();
    }
}
