using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Soak;

/// <summary>The emulator as a process of its own, which is killed and started again.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Memory that it holds now, in MB; on Linux.</summary>
    public double MegaBytes => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    /// <summary>Starts it on a free port, and returns when it listens.</summary>
    /// <param name="program">FaceAspire.Emulator.dll.</param>
    /// <param name="folder">Where it keeps its state.</param>
    /// <param name="settings">More of its environment.</param>
    public static async Task<EmulatorProcess> StartAsync(string program, string folder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings.Concat([
            ("Emulator__Port", "0"), ("Emulator__Ephemeral", "false"), ("Emulator__DataPath", folder), ("Emulator__Kinesis__EnforceThroughput", "false"),
            ("HTTPS_PROXY", "http://127.0.0.1:9"), ("XDG_CACHE_HOME", Path.Combine(Path.GetTempPath(), "faceaspire-no-cache"))])) // no models are fetched
        {
            start.Environment[name] = value;
        }

        start.Environment.Remove("FACEASPIRE_MODELS");
        var process = Process.Start(start)!;
        const string Listening = "Now listening on: ";
        Uri? endpoint = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                endpoint = new(line[(at + Listening.Length)..]);
            }
            else if (endpoint is not null && line.Contains("Application started", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // so that it never waits for a reader
                return new(process, endpoint);
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"{program} does not start.");
    }

    /// <summary>SIGKILL: it can write nothing more.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
