using FaceAspire.Matroska;
using OpenCvSharp;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Decodes chosen frames of a stored fragment.</summary>
internal static class FragmentDecoder
{
    /// <summary>The times of a fragment's frames after its beginning, in the order in which they are shown.</summary>
    public static IReadOnlyList<TimeSpan> Times(string path)
    {
        var events = MkvReader.Read(File.ReadAllBytes(path));
        var video = events.OfType<MkvEvent.TracksRead>().Single().Tracks.FirstOrDefault(track => track.Type == MkvTrackType.Video)?.Number;
        var start = events.OfType<MkvEvent.ClusterStarted>().Single().Timecode;
        return [.. events.OfType<MkvEvent.FrameRead>().Where(met => met.Frame.Track == video).Select(met => met.Frame.Time - start).Order()];
    }

    /// <summary>Decodes frames; the picture is valid until the next one is asked for.</summary>
    /// <param name="path">The fragment's file.</param>
    /// <param name="wanted">Which frames, by their place in <see cref="Times"/>, growing.</param>
    /// <returns>As many as can be decoded.</returns>
    public static IEnumerable<(int Index, Mat Picture)> Decode(string path, IReadOnlyList<int> wanted)
    {
        using var video = new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
        using var picture = new Mat();
        var next = 0; // the frame that Grab will get
        foreach (var index in wanted)
        {
            for (; next <= index; next++)
            {
                if (!video.IsOpened() || !video.Grab())
                {
                    yield break;
                }
            }

            if (video.Retrieve(picture) && !picture.Empty())
            {
                yield return (index, picture);
            }
        }
    }
}
