using System.Diagnostics;

namespace FaceAspire.Tests;

/// <summary>Clips to send, made by ffmpeg; skips the test where that is not installed.</summary>
internal static class Clip
{
    /// <summary>An MP4 of three seconds with a key frame each second, or as many as asked for.</summary>
    public static async Task<string> MakeAsync(string codec = "libx264", int keyFrameEvery = 25)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"clip-{codec}-{keyFrameEvery}.mp4"); // made once, beside the tests
        if (File.Exists(path))
        {
            return path;
        }

        var unfinished = $"{path}.tmp";
        await RunAsync(
            "ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc=duration=3:size=160x120:rate=25", "-c:v", codec, "-pix_fmt", "yuv420p",
            "-g", $"{keyFrameEvery}", "-bf", "0", "-f", "mp4", unfinished);
        File.Move(unfinished, path, overwrite: true);
        return path;
    }

    /// <summary>The clip of a stage; skips the test where it is not there.</summary>
    public static string Stage() => Repository.Shared("media/stage.mp4");

    /// <summary>Runs a program that has to succeed without a complaint.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Empty(await error);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }
}
