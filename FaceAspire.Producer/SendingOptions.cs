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

    /// <summary>Coded video kept for sending again, a camera, in bytes; 1 MB to 1 GB. Default 64 MB. The oldest is dropped when it is full.</summary>
    public long MaxBufferBytes { get; init; } = 64_000_000;

    /// <summary>The longest time that video is kept for sending again, 10 s to an hour. Default 120 s, as the official producers.</summary>
    public TimeSpan MaxBufferTime { get; init; } = TimeSpan.FromSeconds(120);
}
