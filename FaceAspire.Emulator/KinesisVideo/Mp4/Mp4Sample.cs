using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo.Mp4;

/// <summary>A frame as MP4 has it; times in milliseconds.</summary>
/// <param name="DecodeTime">When it is decoded, from its fragment's beginning.</param>
/// <param name="Duration">Until the next one is decoded.</param>
/// <param name="CompositionOffset">How much later it is shown; may be negative.</param>
/// <param name="IsKey">Whether decoding can begin here.</param>
/// <param name="Data">The coded frame.</param>
internal readonly record struct Mp4Sample(int DecodeTime, int Duration, int CompositionOffset, bool IsKey, ReadOnlyMemory<byte> Data)
{
    /// <summary>
    /// The samples of one track of a fragment. Matroska says when frames are shown and keeps them in the order of decoding; so the times of
    /// showing, sorted, are taken for those of decoding, and where the two differ the offset says by how much.
    /// </summary>
    /// <param name="frames">The frames, in the order of decoding.</param>
    /// <param name="start">When their fragment begins.</param>
    /// <param name="length">How long the fragment plays: what the last one's duration follows from.</param>
    public static IReadOnlyList<Mp4Sample> Of(IReadOnlyList<MkvFrame> frames, TimeSpan start, TimeSpan length)
    {
        var shown = frames.Select(frame => (int)(frame.Time - start).TotalMilliseconds).ToArray();
        int[] decoded = [.. shown.Order(), Math.Max((int)length.TotalMilliseconds, shown.DefaultIfEmpty().Max() + 1)];
        return [.. frames.Select((frame, i) => new Mp4Sample(decoded[i], decoded[i + 1] - decoded[i], shown[i] - decoded[i], frame.IsKey, frame.Data))];
    }
}
