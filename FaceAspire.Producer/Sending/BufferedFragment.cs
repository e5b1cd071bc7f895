namespace FaceAspire.Producer.Sending;

/// <summary>A fragment that a <see cref="FragmentBuffer"/> keeps, in memory or on disk.</summary>
/// <param name="header">See <see cref="OutgoingFragment.Header"/>.</param>
/// <param name="time">See <see cref="OutgoingFragment.Time"/>.</param>
/// <param name="size">Bytes of its Cluster.</param>
internal sealed class BufferedFragment(ReadOnlyMemory<byte> header, TimeSpan time, int size)
{
    /// <inheritdoc cref="OutgoingFragment.Header"/>
    public ReadOnlyMemory<byte> Header => header;

    /// <inheritdoc cref="OutgoingFragment.Time"/>
    public TimeSpan Time => time;

    /// <inheritdoc cref="OutgoingFragment.Timecode"/>
    public long Timecode => (long)time.TotalMilliseconds;

    /// <summary>Bytes of its Cluster.</summary>
    public int Size => size;

    /// <summary>The fragment itself; <see langword="null"/> while it is on disk.</summary>
    public OutgoingFragment? InMemory { get; set; }

    /// <summary>When it was sent last.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Sends { get; set; }

    /// <summary>Keeps a fragment in memory.</summary>
    public static BufferedFragment Of(OutgoingFragment fragment) =>
        new(fragment.Header, fragment.Time, fragment.Cluster.Length) { InMemory = fragment };
}
