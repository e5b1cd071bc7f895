namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>Real H.264 in Matroska as ffmpeg writes it into a file: Segment and Clusters of known size. Made once, beside the tests.</summary>
internal static class Clip
{
    private static readonly SemaphoreSlim Alone = new(1);

    /// <summary>Six seconds of ffmpeg's test picture, 160 x 120, ten frames a second, a cluster and a key frame each two seconds.</summary>
    public static Task<byte[]> TestPictureAsync() => MakeAsync(
        "test-picture.mkv", "-f", "lavfi", "-i", "testsrc=duration=6:size=160x120:rate=10", "-g", "20");

    /// <summary>A still picture as video of two seconds, ten frames a second.</summary>
    public static Task<byte[]> StillAsync(string name, string picture) => MakeAsync(
        $"{name}.mkv", "-loop", "1", "-framerate", "10", "-i", picture, "-t", "2", "-g", "20");

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
                        "-v", "error", "-nostdin", "-y", .. input, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-bf", "0", "-sc_threshold", "0",
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
