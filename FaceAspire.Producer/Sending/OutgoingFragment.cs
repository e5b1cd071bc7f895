using FaceAspire.Matroska;

namespace FaceAspire.Producer.Sending;

/// <summary>A fragment as it goes out.</summary>
/// <param name="Header">The document's beginning that its connection must have sent: equal tracks share one.</param>
/// <param name="Time">Its time since 1970.</param>
/// <param name="Cluster">The Cluster and the tag that ends it.</param>
internal sealed record OutgoingFragment(ReadOnlyMemory<byte> Header, TimeSpan Time, ReadOnlyMemory<byte> Cluster)
{
    /// <summary>Tells the service that the fragment is whole, so that it need not wait for the next one to begin.</summary>
    private static readonly MkvTag End = new("AWS_KINESISVIDEO_END_OF_FRAGMENT", "");

    /// <summary>What acknowledgements call it: its time in milliseconds.</summary>
    public long Timecode => (long)Time.TotalMilliseconds;

    /// <summary>Codes a fragment.</summary>
    public static OutgoingFragment Of(ReadOnlyMemory<byte> header, Fragment fragment) => new(header, fragment.Timecode, fragment.ToCluster(End));
}
