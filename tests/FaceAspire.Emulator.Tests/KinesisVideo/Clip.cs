using System.Buffers;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>Real H.264 in Matroska as ffmpeg writes it into a file: Segment and Clusters of known size. Made once, beside the tests.</summary>
internal static class Clip
{
    private static readonly SemaphoreSlim Alone = new(1);

    /// <summary>Six seconds of ffmpeg's test picture, 160 x 120, ten frames a second, a cluster and a key frame each two seconds.</summary>
    public static Task<byte[]> TestPictureAsync() => MakeAsync(
        "test-picture.mkv", "-f", "lavfi", "-i", "testsrc=duration=6:size=160x120:rate=10", "-g", "20");

    /// <summary>The same with H.265.</summary>
    public static Task<byte[]> HevcAsync() => MakeAsync(
        "test-picture-hevc.mkv", "-f", "lavfi", "-i", "testsrc=duration=6:size=160x120:rate=10", "-g", "20", "-c:v", "libx265", "-x265-params", "log-level=none:bframes=0:scenecut=0:keyint=20:min-keyint=20");

    /// <summary>The same with frames that are decoded in another order than they are shown, and a tone.</summary>
    public static Task<byte[]> ReorderedWithSoundAsync() => MakeAsync(
        "test-picture-b.mkv", "-f", "lavfi", "-i", "testsrc=duration=6:size=160x120:rate=10", "-f", "lavfi", "-i", "sine=440:sample_rate=48000:duration=6",
        "-g", "20", "-c:v", "libx264", "-bf", "2", "-x264-params", "open-gop=0", "-c:a", "aac", "-ac", "1");

    /// <summary>The test picture with a tone in A-law, as telephones and many cameras have it.</summary>
    public static Task<byte[]> WithALawAsync() => MakeAsync(
        "test-picture-alaw-stereo.mkv", "-f", "lavfi", "-i", "testsrc=duration=6:size=160x120:rate=10", "-f", "lavfi", "-i", "sine=440:sample_rate=8000:duration=6",
        "-g", "20", "-c:v", "libx264", "-bf", "0", "-c:a", "pcm_alaw", "-ac", "2");

    /// <summary>Two seconds of the test picture of the same size, at another level.</summary>
    public static Task<byte[]> OtherLevelAsync() => MakeAsync(
        "test-picture-level.mkv", "-f", "lavfi", "-i", "testsrc=duration=2:size=160x120:rate=10", "-g", "20", "-c:v", "libx264", "-level", "4");

    /// <summary>Two seconds of another size.</summary>
    public static Task<byte[]> SmallAsync() => MakeAsync(
        "test-picture-small.mkv", "-f", "lavfi", "-i", "testsrc=duration=2:size=96x64:rate=10", "-g", "20");

    /// <summary>A still picture as video of two seconds, ten frames a second.</summary>
    public static Task<byte[]> StillAsync(string name, string picture) => MakeAsync(
        $"{name}.mkv", "-loop", "1", "-framerate", "10", "-i", picture, "-t", "2", "-g", "20");

    /// <summary>The same document, so many seconds later.</summary>
    public static byte[] Later(byte[] media, int seconds)
    {
        var events = MkvReader.Read(media);
        var tracks = events.OfType<MkvEvent.TracksRead>().Single().Tracks;
        var frames = events.OfType<MkvEvent.FrameRead>().Select(met => met.Frame with { Time = met.Frame.Time + TimeSpan.FromSeconds(seconds) });
        var fragmenter = new Fragmenter(TimeSpan.FromSeconds(2), 1);
        var fragments = frames.Select(frame => fragmenter.Add(frame)).OfType<CodedFragment>().ToList();
        return [.. TestMedia.Header(tracks), .. fragments.Append(fragmenter.Complete()!).SelectMany(fragment => fragment.Cluster.ToArray())];
    }

    /// <summary>The same frames in a cluster for each of the video's key frames: ffmpeg does not part sound by them.</summary>
    public static byte[] CutAtKeyFrames(byte[] media)
    {
        var events = MkvReader.Read(media);
        var frames = events.OfType<MkvEvent.FrameRead>().Select(met => met.Frame).ToList();
        var keys = frames.Where(frame => frame is { Track: 1, IsKey: true }).Select(frame => frame.Time).ToList();
        int Fragment(MkvFrame frame) => Math.Max(0, keys.FindLastIndex(key => key <= frame.Time));
        return [.. TestMedia.Header(events.OfType<MkvEvent.TracksRead>().Single().Tracks), .. frames.GroupBy(Fragment).OrderBy(part => part.Key)
            .SelectMany(part => new Fragment(part.Min(frame => frame.Time), [.. part]).ToCluster().ToArray())];
    }

    private static async Task<byte[]> MakeAsync(string name, params string[] input)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);
        await Alone.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!File.Exists(path))
            {
                var (exit, _, error) = await Tool.RunAsync(
                    "ffmpeg",
                    [
                        "-v", "error", "-nostdin", "-y", .. input, .. input.Contains("-c:v") ? [] : new[] { "-c:v", "libx264", "-bf", "0" }, "-pix_fmt", "yuv420p", "-sc_threshold", "0",
                        "-cluster_time_limit", "100000", "-cluster_size_limit", "50000000", "-f", "matroska", $"{path}.tmp",
                    ]);
                Assert.Equal((0, ""), (exit, error));
                File.Move($"{path}.tmp", path);
            }

            return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        }
        finally
        {
            Alone.Release();
        }
    }
}
