using System.Diagnostics;

namespace FaceAspire.Samples.Tests;

/// <summary>The files that are checked in, and what ffmpeg's tools say of them.</summary>
internal static class SampleFiles
{
    /// <summary>The clip.</summary>
    public static string Clip => Path("door.mp4");

    /// <summary>A file of the samples.</summary>
    public static string Path(string name) => Repository.File("samples", name);

    /// <summary>Runs a tool and reads what it prints.</summary>
    public static async Task<byte[]> RunAsync(string tool, params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output, cancel);
        await process.WaitForExitAsync(cancel);
        Assert.Equal(0, process.ExitCode);
        return output.ToArray();
    }
}
