using FaceAspire.Matroska;

namespace FaceAspire.Video;

/// <summary>How one stream's video is cut, kept and sent. A value out of its range is refused by <see cref="VideoProducer.Start"/>.</summary>
public sealed record VideoProducerOptions
{
    /// <summary>The longest <see cref="FragmentLength"/>, 10 s: with key frames that far apart again, the service's 20 s are reached.</summary>
    public static readonly TimeSpan MaxFragmentLength = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The least length of a fragment, <see cref="Fragmenter.MinLength"/> (1 s) to 10 s. Default 2 s. One ends at the first key frame
    /// after it. Shorter ones are seen sooner and cost more requests.
    /// </summary>
    public TimeSpan FragmentLength { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Coded video kept in memory until it is stored, in bytes; 1 MB (1,000,000) to 1 GB. Default 16 MiB.</summary>
    public long MaxBufferBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The longest time that video is kept in memory until it is stored, 10 s to an hour. Default 120 s, as the official producers.</summary>
    public TimeSpan MaxBufferTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// A folder on a local disk, the stream's own, that takes the oldest fragments when memory is three quarters full, and all that are not
    /// stored at a stop; they are sent first after the next start. Default none: the oldest are dropped then.
    /// </summary>
    public string? SpoolPath { get; init; }

    /// <summary>Coded video kept on disk, in bytes; 1 MB to 1 TB. Default 1 GiB. The oldest is dropped when it is full.</summary>
    public long SpoolMaxBytes { get; init; } = 1024 * 1024 * 1024;

    /// <summary>A folder that takes a Matroska file for each connection with the exact bytes sent; it grows without bound. Default none.</summary>
    public string? DumpPath { get; init; }

    /// <summary>Whether each fragment asks Kinesis Video to take pictures of it, where the stream is configured for that. Default false.</summary>
    public bool GenerateImages { get; init; }

    /// <summary>Every fault of the options, each naming its property; none when they are good.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Outside(nameof(FragmentLength), FragmentLength, Fragmenter.MinLength, MaxFragmentLength),
        .. Outside(nameof(MaxBufferBytes), MaxBufferBytes, 1_000_000, 1_000_000_000),
        .. Outside(nameof(MaxBufferTime), MaxBufferTime, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)),
        .. Outside(nameof(SpoolMaxBytes), SpoolMaxBytes, 1_000_000, 1_000_000_000_000),
    ];

    private static IEnumerable<string> Outside<T>(string name, T value, T least, T most)
        where T : IComparable<T> => value.CompareTo(least) < 0 || value.CompareTo(most) > 0 ? [$"{name} is {value}; it must be {least} to {most}."] : [];
}
