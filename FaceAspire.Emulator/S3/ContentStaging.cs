using System.Buffers;

namespace FaceAspire.Emulator.S3;

/// <summary>Where contents come from.</summary>
internal static class ContentStaging
{
    /// <summary>Takes a request's content.</summary>
    public static async Task ReceiveAsync(this StagedContent content, RequestBody body, CancellationToken cancellationToken)
    {
        await body.CopyToAsync(content, cancellationToken);
        var md5 = await content.CompleteAsync();
        body.Verify(md5);
        content.ETag = Convert.ToHexStringLower(md5);
        content.Checksum = body.Checksum is { } checksum ? $"{checksum.Algorithm}:{checksum.Value()}" : null;
    }

    /// <summary>Takes what is in memory.</summary>
    public static async Task TakeAsync(this StagedContent content, ReadOnlyMemory<byte> bytes)
    {
        content.Write(bytes.Span);
        content.ETag = Convert.ToHexStringLower(await content.CompleteAsync());
    }

    /// <summary>Takes other contents, one after the other, from <c>offset</c> on for <c>length</c> bytes each.</summary>
    /// <param name="content">Where to.</param>
    /// <param name="sources">The contents.</param>
    /// <param name="etag">The ETag, where it is not the content's MD5.</param>
    /// <param name="algorithm">The additional checksum to work out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task JoinAsync(
        this StagedContent content, IReadOnlyList<(StoredContent Source, long Offset, long Length)> sources, string? etag, string? algorithm, CancellationToken cancellationToken)
    {
        using var checksum = algorithm is null ? null : Checksum.Create(algorithm);
        foreach (var (source, offset, length) in sources)
        {
            for (var done = 0L; done < length;)
            {
                var room = content.GetMemory();
                var some = room[..(int)Math.Min(length - done, room.Length)];
                await source.ReadAsync(some, offset + done, cancellationToken);
                checksum?.Append(some.Span);
                content.Advance(some.Length);
                done += some.Length;
            }
        }

        var md5 = await content.CompleteAsync();
        content.ETag = etag ?? Convert.ToHexStringLower(md5);
        content.Checksum = checksum is null ? null : $"{algorithm}:{checksum.Value()}";
    }
}
