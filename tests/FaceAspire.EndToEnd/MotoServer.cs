using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FaceAspire.EndToEnd;

/// <summary>Another implementation of S3 and SQS, as a process on a free port, with the account that FaceAspire has locally.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits until it takes connections; skips the test where it is not installed.</summary>
    public static async Task<MotoServer> StartAsync()
    {
        Tool.Need("moto_server"); // pip install 'moto[server]'
        var port = FreePort();
        var start = new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["MOTO_ACCOUNT_ID"] = "000000000000";
        var process = Process.Start(start)!;
        var lines = new ConsoleLines(process.StandardOutput, process.StandardError);
        await lines.FirstAsync("Running on").WaitAsync(RunningSystem.Patience, TestContext.Current.CancellationToken);
        return new(process, new($"http://127.0.0.1:{port}"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
