using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FaceAspire.Tests;

/// <summary>The emulator as a process of its own, without state and models.</summary>
internal sealed class LocalEmulator : IDisposable
{
    private readonly Process _process;

    private LocalEmulator(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>Its address.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{Port}");

    /// <summary>Starts it, and returns when it listens.</summary>
    /// <param name="program">FaceAspire.Emulator.dll.</param>
    public static async Task<LocalEmulator> StartAsync(string program)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true };
        start.Environment["Emulator__Port"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["Emulator__Ephemeral"] = "true";
        start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:9"; // no models are fetched
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(Path.GetTempPath(), "faceaspire-no-cache");
        start.Environment.Remove("FACEASPIRE_MODELS");
        var emulator = new LocalEmulator(Process.Start(start)!, port);
        while (await emulator._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                _ = emulator._process.StandardOutput.ReadToEndAsync(); // so that it never waits for a reader
                return emulator;
            }
        }

        throw new InvalidOperationException($"{program} does not start.");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
