using FaceAspire.Matroska;

namespace FaceAspire.Producer;

/// <summary>How video is sent. Bound from <c>FaceAspire:Producer</c>.</summary>
internal sealed record SendingOptions
{
    /// <summary>
    /// The least length of a fragment, <see cref="Fragmenter.MinLength"/> (1 s) to 10 s. Default 2 s. One ends at the first key frame
    /// after it. Shorter ones are seen sooner and cost more requests.
    /// </summary>
    public TimeSpan FragmentLength { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Coded video kept in memory until it is stored, a camera, in bytes; 1 MB to 1 GB. Default 16 MiB.</summary>
    public long MaxBufferBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The longest time that video is kept in memory until it is stored, 10 s to an hour. Default 120 s, as the official producers.</summary>
    public TimeSpan MaxBufferTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// A folder on a local disk that takes the oldest fragments when memory is full, and all that are not stored at a stop; they are sent
    /// first after the next start. Default none: the oldest are dropped then.
    /// </summary>
    public string? SpoolPath { get; init; }

    /// <summary>Coded video kept on disk, a camera, in bytes; 1 MB to 1 TB. Default 1 GiB. The oldest is dropped when it is full.</summary>
    public long SpoolMaxBytes { get; init; } = 1024 * 1024 * 1024;

    /// <summary>A folder that takes a Matroska file for each connection with the exact bytes sent; it grows without bound. Default none.</summary>
    public string? DumpPath { get; init; }
}
