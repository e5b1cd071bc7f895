using FaceAspire.Emulator.KinesisVideo.Mp4;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>A stored fragment, read and checked for playing.</summary>
/// <param name="Stored">What is known of it.</param>
/// <param name="Tracks">Its tracks.</param>
/// <param name="Timecode">When it begins, as its Cluster says.</param>
/// <param name="Frames">Its frames, in the order of decoding.</param>
internal sealed record PlayableFragment(StoredFragment Stored, IReadOnlyList<Mp4Track> Tracks, TimeSpan Timecode, IReadOnlyList<MkvFrame> Frames)
{
    /// <summary>Reads a stored document.</summary>
    /// <param name="stored">What is known of it.</param>
    /// <param name="document">Its bytes.</param>
    /// <param name="isClip">Whether it is for a clip, which takes more than HLS.</param>
    /// <exception cref="Protocol.AwsException">Its media cannot be played; the code says why.</exception>
    public static PlayableFragment Read(StoredFragment stored, ReadOnlyMemory<byte> document, bool isClip = false)
    {
        var events = MkvReader.Read(document);
        return new(
            stored, Mp4Track.Of(events.OfType<MkvEvent.TracksRead>().Single().Tracks, isClip), events.OfType<MkvEvent.ClusterStarted>().Single().Timecode,
            [.. events.OfType<MkvEvent.FrameRead>().Select(met => met.Frame)]);
    }

    /// <summary>A track's samples.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidMediaFrameException</c>: a frame is not of NAL units, or the first is no key frame.</exception>
    public IReadOnlyList<Mp4Sample> Samples(Mp4Track track)
    {
        MkvFrame[] frames = [.. Frames.Where(frame => frame.Track == track.Id)];
        if (track.IsVideo && (frames is not [{ IsKey: true }, ..] || frames.Any(frame => Units(track, frame.Data) is null)))
        {
            throw KinesisVideoErrors.InvalidMediaFrame(Stored, track);
        }

        return Mp4Sample.Of(frames, Timecode, Stored.Length);
    }

    /// <summary>The NAL units of a video frame, or <see langword="null"/> when it is not made of them.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Units(Mp4Track track, ReadOnlyMemory<byte> frame) => NalUnits.Of(
        frame, track.Codec == Mp4Codec.Avc ? AvcConfiguration.LengthSize(track.CodecPrivate.Span) : HevcConfiguration.LengthSize(track.CodecPrivate.Span));
}
