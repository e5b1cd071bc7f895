namespace FaceAspire.Producer.Sources;

/// <summary>The video that another program writes to this one. It is there once.</summary>
/// <param name="Format">ffmpeg's name of what it is.</param>
/// <param name="Video">All of it.</param>
internal sealed record StandardInput(string Format, Stream Video)
{
    /// <summary>H.264 as it comes from an encoder (Annex B), without times.</summary>
    public const string H264 = "h264";

    private const string Matroska = "matroska";
    private static int _taken;

    /// <summary>Waits for its first bytes, which say what it is.</summary>
    /// <exception cref="SourceException">It was read before, or is neither Matroska nor H.264.</exception>
    public static Task<StandardInput> OpenAsync(CancellationToken cancellationToken) => Interlocked.Exchange(ref _taken, 1) == 0
        ? OpenAsync(Console.OpenStandardInput(), cancellationToken)
        : throw new SourceException("standard input has been read and cannot be read again. Start the producer again.");

    /// <summary>Likewise, of any stream.</summary>
    internal static async Task<StandardInput> OpenAsync(Stream video, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        var length = await video.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).AsTask().WaitAsync(cancellationToken);
        var format = head.AsSpan(0, length) switch
        {
            [0x1A, 0x45, 0xDF, 0xA3] => Matroska,
            [0, 0, 1, ..] or [0, 0, 0, 1] => H264,
            [] => throw new SourceException("standard input is empty."),
            _ => throw new SourceException("standard input is neither Matroska nor H.264 (Annex B)."),
        };
        return new(format, new PrefixedStream(head, video));
    }
}
