using System.Diagnostics;

namespace FaceAspire.Matroska.Tests;

/// <summary>The programs that judge what is written here: ffmpeg, ffprobe and mkvinfo.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end; skips the test where it is not installed.</summary>
    /// <returns>Its exit code and output.</returns>
    public static async Task<(int ExitCode, byte[] Output, string Error)> RunAsync(string program, byte[]? input, params string[] arguments)
    {
        using var process = Start(program, arguments);
        using var output = new MemoryStream();
        var reading = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(output), FeedAsync(process, input));
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await reading;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ToArray(), error);
    }

    /// <summary>The clip that everything is tried on; skips the test where it is not there.</summary>
    public static string StageClip() => Repository.Shared("media/stage.mp4");

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }

    private static async Task FeedAsync(Process process, byte[]? input)
    {
        await process.StandardInput.BaseStream.WriteAsync(input ?? [], TestContext.Current.CancellationToken);
        process.StandardInput.Close();
    }
}
