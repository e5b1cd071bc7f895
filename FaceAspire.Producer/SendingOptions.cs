using FaceAspire.Video;

namespace FaceAspire.Producer;

/// <summary>How video is sent. Bound from <c>FaceAspire:Producer</c>; units, ranges and defaults are those of <see cref="VideoProducerOptions"/>.</summary>
internal sealed record SendingOptions
{
    private static readonly VideoProducerOptions Defaults = new();

    /// <inheritdoc cref="VideoProducerOptions.FragmentLength"/>
    public TimeSpan FragmentLength { get; init; } = Defaults.FragmentLength;

    /// <inheritdoc cref="VideoProducerOptions.MaxBufferBytes"/>
    public long MaxBufferBytes { get; init; } = Defaults.MaxBufferBytes;

    /// <inheritdoc cref="VideoProducerOptions.MaxBufferTime"/>
    public TimeSpan MaxBufferTime { get; init; } = Defaults.MaxBufferTime;

    /// <summary>A folder on a local disk, in which each camera has one of its own: see <see cref="VideoProducerOptions.SpoolPath"/>. Default none.</summary>
    public string? SpoolPath { get; init; }

    /// <inheritdoc cref="VideoProducerOptions.SpoolMaxBytes"/>
    public long SpoolMaxBytes { get; init; } = Defaults.SpoolMaxBytes;

    /// <inheritdoc cref="VideoProducerOptions.DumpPath"/>
    public string? DumpPath { get; init; }

    /// <summary>The same for one camera.</summary>
    /// <param name="camera">Its name.</param>
    /// <param name="images">Whether Kinesis Video is to take pictures of its fragments.</param>
    public VideoProducerOptions Of(string camera, bool images) => new()
    {
        FragmentLength = FragmentLength,
        MaxBufferBytes = MaxBufferBytes,
        MaxBufferTime = MaxBufferTime,
        SpoolPath = string.IsNullOrEmpty(SpoolPath) ? null : Path.Combine(SpoolPath, camera),
        SpoolMaxBytes = SpoolMaxBytes,
        DumpPath = DumpPath,
        GenerateImages = images,
    };
}
