using System.Diagnostics;

namespace FaceAspire.EndToEnd;

/// <summary>One more emulator, as a process on a free port: S3 and SQS that are somebody else's.</summary>
internal sealed class OtherEmulator : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;

    private OtherEmulator(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits until it takes connections.</summary>
    public static async Task<OtherEmulator> StartAsync(TemporaryFolder folder)
    {
        var program = Repository.File(
            "artifacts", "bin", "FaceAspire.Emulator", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "FaceAspire.Emulator.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--Emulator:Port", "0", "--Emulator:Ephemeral", "true"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var lines = new ConsoleLines(process.StandardOutput, process.StandardError);
        var line = await lines.FirstAsync(Listening).WaitAsync(RunningSystem.Patience, TestContext.Current.CancellationToken);
        return new(process, new(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
