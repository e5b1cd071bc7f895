namespace FaceAspire.Video.Buffering;

/// <summary>A fragment that a <see cref="FragmentBuffer"/> keeps, in memory or on disk.</summary>
/// <param name="header">See <see cref="OutgoingFragment.Header"/>.</param>
/// <param name="time">See <see cref="OutgoingFragment.Time"/>.</param>
/// <param name="until">See <see cref="OutgoingFragment.Until"/>.</param>
/// <param name="size">Bytes of its Cluster.</param>
/// <param name="frames">How many frames it holds.</param>
internal sealed class BufferedFragment(ReadOnlyMemory<byte> header, TimeSpan time, TimeSpan until, int size, int frames)
{
    /// <inheritdoc cref="OutgoingFragment.Header"/>
    public ReadOnlyMemory<byte> Header => header;

    /// <inheritdoc cref="OutgoingFragment.Time"/>
    public TimeSpan Time => time;

    /// <inheritdoc cref="OutgoingFragment.Timecode"/>
    public long Timecode => (long)time.TotalMilliseconds;

    /// <inheritdoc cref="OutgoingFragment.Until"/>
    public TimeSpan Until => until;

    /// <summary>Bytes of its Cluster.</summary>
    public int Size => size;

    /// <summary>How many frames it holds.</summary>
    public int Frames => frames;

    /// <summary>Where it is.</summary>
    public FragmentPlace Place { get; set; }

    /// <summary>The fragment itself; <see langword="null"/> while it is on disk and not read back.</summary>
    public OutgoingFragment? Content { get; set; }

    /// <summary>When it was sent last.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Sends { get; set; }
}
