using FaceAspire.Emulator.KinesisVideo.Mp4;

namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>A fragment of an HLS session.</summary>
/// <param name="Fragment">The fragment.</param>
/// <param name="Tracks">Its tracks.</param>
/// <param name="Start">When it begins, by the session's clock.</param>
/// <param name="Sequence">Its place in the session, from 0.</param>
/// <param name="Initialisation">The number of the initialisation fragment that it needs; another one where codec private data have changed.</param>
/// <param name="IsDiscontinuous">Whether players are to begin their time anew.</param>
internal sealed record HlsEntry(
    StoredFragment Fragment, IReadOnlyList<Mp4Track> Tracks, DateTimeOffset Start, int Sequence, int Initialisation, bool IsDiscontinuous)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);

    /// <summary>The entry of a fragment that comes behind another.</summary>
    public static HlsEntry After(HlsEntry? last, StoredFragment fragment, IReadOnlyList<Mp4Track> tracks, HlsSettings settings)
    {
        var start = fragment.Start(settings.Range.Clock);
        var isNew = last is null || !tracks.Zip(last.Tracks).All(pair => pair.First.IsLike(pair.Second));
        var gap = last is null ? TimeSpan.Zero : (start - last.Start - last.Fragment.Length).Duration();
        var isDiscontinuous = settings.Discontinuities == HlsDiscontinuities.Always
            || (isNew && last is not null)
            || (settings.Discontinuities == HlsDiscontinuities.OnDiscontinuity && gap > Tolerance);
        return new(fragment, tracks, start, (last?.Sequence + 1) ?? 0, (last?.Initialisation ?? -1) + (isNew ? 1 : 0), isDiscontinuous);
    }
}
