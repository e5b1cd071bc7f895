using FaceAspire.Matroska;

namespace FaceAspire.Video.Cutting;

/// <summary>Takes the pictures out of a Matroska stream while it arrives; sound and all else is passed over.</summary>
/// <param name="cutter">Takes the frames.</param>
/// <param name="clock">Gives them their times.</param>
/// <param name="time">The wall clock.</param>
internal sealed class MatroskaInput(FragmentCutter cutter, MediaClock clock, TimeProvider time) : MkvHandler
{
    private int _track;

    /// <inheritdoc/>
    public override void OnTracks(IReadOnlyList<MkvTrack> tracks)
    {
        var video = Video(tracks);
        _track = video.Number;
        cutter.Begin(video);
        clock.Restart();
    }

    /// <inheritdoc/>
    public override void OnFrame(in MkvFrame frame)
    {
        if (frame.Track == _track)
        {
            cutter.Add(frame with { Time = clock.At(frame.Time, frame.IsKey, time.GetUtcNow()) });
        }
    }

    private static MkvTrack Video(IReadOnlyList<MkvTrack> tracks)
    {
        var video = tracks.FirstOrDefault(track => track.Type == MkvTrackType.Video)
            ?? throw new VideoFormatException("The stream holds no video.");
        if (video.CodecId != "V_MPEG4/ISO/AVC")
        {
            throw new VideoFormatException($"The stream holds {video.CodecId}, which cannot be sent as it is. Encode it as H.264 before.");
        }

        if (video.CodecPrivate.IsEmpty)
        {
            throw new VideoFormatException("The stream's H.264 has no parameter sets (CodecPrivate). Let ffmpeg write it: -c copy -f matroska.");
        }

        return video.HasContentEncodings
            ? throw new VideoFormatException("The stream's video is compressed once more (ContentEncodings). Write it without: mkvmerge --compression -1:none.")
            : video;
    }
}
