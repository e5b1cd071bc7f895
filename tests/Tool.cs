using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace FaceAspire.Tests;

/// <summary>Programs of this machine that judge from outside, or make what is judged: ffmpeg, mkvinfo, the AWS CLI, …</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Skips the test where a program is not on the PATH.</summary>
    public static void Need(string program) => Assert.SkipUnless(Has(program), $"{program} is not installed.");

    /// <summary>Whether a program is on the PATH.</summary>
    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program to its end; skips the test where it is not installed.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables on top of those of this process; <see langword="null"/> takes one away.</param>
    /// <param name="folder">Where it runs. Default: here.</param>
    /// <param name="input">What it reads.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null, string folder = "", string input = "")
    {
        var (exitCode, output, error) = await RunAsync(program, arguments, Encoding.UTF8.GetBytes(input), environment, folder);
        return (exitCode, Encoding.UTF8.GetString(output), error);
    }

    /// <summary>The same with bytes, for media.</summary>
    public static async Task<(int ExitCode, byte[] Output, string Error)> RunAsync(
        string program, string[] arguments, byte[] input, IReadOnlyDictionary<string, string?>? environment = null, string folder = "")
    {
        using var process = Start(program, arguments, environment ?? new Dictionary<string, string?>(), folder);
        using var output = new MemoryStream();
        var all = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(output), FeedAsync(process, input));
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await all;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (process.ExitCode, output.ToArray(), error);
    }

    private static Process Start(string program, string[] arguments, IReadOnlyDictionary<string, string?> environment, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }

    /// <summary>One that wants no input, or no more of it, ends without reading it all.</summary>
    private static async Task FeedAsync(Process process, byte[] input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, TestContext.Current.CancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // the exit code tells whether that was right
        }
    }
}
