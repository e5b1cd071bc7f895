using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Producer.Tests;

/// <summary>The producer as a process of its own, as a host starts it.</summary>
internal sealed class RunningProducer : IAsyncDisposable
{
    private readonly Process _process;

    private RunningProducer(Process process) => _process = process;

    /// <summary>Starts it with settings such as <c>FaceAspire__Cameras__door__Source</c>.</summary>
    public static RunningProducer Start(LocalAws aws, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FaceAspire.Producer.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string, string)[] all =
        [
            ("AWS_ENDPOINT_URL", aws.Endpoint.ToString()), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_REGION", "us-east-1"),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"), .. settings,
        ];
        foreach (var (name, value) in all)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Reads its output up to a line that holds <paramref name="text"/>.</summary>
    public async Task<string> SaysAsync(string text)
    {
        var all = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            all.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The producer never said '{text}': {string.Join('\n', all)}");
    }

    /// <summary>Writes a file to its standard input, in about so long a time, and ends that.</summary>
    public async Task FeedAsync(string file, TimeSpan time)
    {
        var arguments = time == TimeSpan.Zero
            ? (string[])["-v", "error", "-nostdin", "-i", file, "-c", "copy", "-f", "matroska", "pipe:1"]
            : ["-v", "error", "-nostdin", "-re", "-i", file, "-c", "copy", "-flush_packets", "1", "-f", file.EndsWith(".mkv", StringComparison.Ordinal) ? "matroska" : "h264", "pipe:1"];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(_process.StandardInput.BaseStream, TestContext.Current.CancellationToken);
        _process.StandardInput.Close();
    }

    /// <summary>Writes these bytes to its standard input, and ends that.</summary>
    public async Task FeedAsync(ReadOnlyMemory<byte> bytes)
    {
        await _process.StandardInput.BaseStream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        _process.StandardInput.Close();
    }

    /// <summary>The processes that it has started and that still run.</summary>
    public List<Process> Children()
    {
        var children = new List<Process>();
        foreach (var process in Process.GetProcesses())
        {
            if (ParentOf(process.Id) == _process.Id)
            {
                children.Add(process);
            }
        }

        return children;
    }

    /// <summary>Ends it: politely (SIGTERM), which waits for the last acknowledgements, or at once (SIGKILL).</summary>
    public async Task EndAsync(bool politely)
    {
        if (politely)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        else
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>The fourth field of <c>/proc/ID/stat</c>; the second, in parentheses, may hold spaces.</summary>
    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // ended in between
        }
    }
}
