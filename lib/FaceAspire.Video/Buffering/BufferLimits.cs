namespace FaceAspire.Video.Buffering;

/// <summary>How much a <see cref="FragmentBuffer"/> keeps.</summary>
/// <param name="MaxBytes">The most bytes in memory.</param>
/// <param name="MaxTime">The most time in memory.</param>
/// <param name="MaxSpoolBytes">The most bytes on disk; 0 where there is no spool.</param>
internal sealed record BufferLimits(long MaxBytes, TimeSpan MaxTime, long MaxSpoolBytes = 0)
{
    /// <summary>Whether there is a disk.</summary>
    public bool HasSpool => MaxSpoolBytes > 0;

    /// <summary>From here on memory goes to disk: early, since a disk takes its time and the camera does not wait for it.</summary>
    public long SpoolBytes => MaxBytes / 4 * 3;

    /// <summary>The same as time.</summary>
    public TimeSpan SpoolTime => MaxTime / 4 * 3;
}
