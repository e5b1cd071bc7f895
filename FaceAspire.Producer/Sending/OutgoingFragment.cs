namespace FaceAspire.Producer.Sending;

/// <summary>A fragment as it goes out.</summary>
/// <param name="Header">The document's beginning that its connection must have sent: equal tracks share one.</param>
/// <param name="Time">Its time since 1970.</param>
/// <param name="Cluster">The Cluster and its tags.</param>
internal sealed record OutgoingFragment(ReadOnlyMemory<byte> Header, TimeSpan Time, ReadOnlyMemory<byte> Cluster)
{
    /// <summary>What acknowledgements call it: its time in milliseconds.</summary>
    public long Timecode => (long)Time.TotalMilliseconds;
}
