using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FaceAspire.Emulator.Tests.Backends;

/// <summary>moto, an implementation of the same services by others, as a process on a free port; started once, by the first test that asks for it.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly int _port = FreePort();
    private Process? _process;
    private string _missing = "moto_server is not installed (pip install 'moto[server]').";

    /// <summary>Where it is; skips the test where it is not.</summary>
    public Uri Endpoint
    {
        get
        {
            Assert.SkipUnless(_process is not null, _missing);
            return new($"http://127.0.0.1:{_port}");
        }
    }

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{_port}"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["MOTO_ACCOUNT_ID"] = "000000000000";
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            _missing += $" {e.Message}";
            return;
        }

        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Look(line.Data, running);
        _process.ErrorDataReceived += (_, line) => Look(line.Data, running);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await running.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static void Look(string? line, TaskCompletionSource running)
    {
        if (line?.Contains("Running on", StringComparison.Ordinal) == true)
        {
            running.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
