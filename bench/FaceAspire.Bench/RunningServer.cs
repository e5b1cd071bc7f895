using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FaceAspire.Bench;

/// <summary>A server that was started as a process, with the time that it took until it answered.</summary>
internal sealed class RunningServer : IDisposable
{
    private static readonly HttpClient Http = new();
    private readonly Process _process;

    private RunningServer(Process process, Uri address, TimeSpan startTime)
    {
        _process = process;
        Address = address;
        StartTime = startTime;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>From the start of the process to its first good answer.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Memory that it holds now, in MB.</summary>
    public double MegaBytes => ProcessFacts.MegaBytes(_process);

    /// <summary>A port that nobody uses.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a server and asks it, again and again, until it answers.</summary>
    public static async Task<RunningServer> StartAsync(ProcessStartInfo start, Uri address)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await AnswersAsync(address))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with code {process.ExitCode}.");
            }

            await Task.Delay(1);
        }

        return new(process, new(address, "/"), Stopwatch.GetElapsedTime(began));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(Uri address)
    {
        try
        {
            using var answer = await Http.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
