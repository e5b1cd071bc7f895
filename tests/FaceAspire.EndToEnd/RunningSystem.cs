using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FaceAspire.EndToEnd;

/// <summary>The whole system as <c>./run</c> starts it: the AppHost as a process, on a free port, its state in a folder of its own.</summary>
internal sealed partial class RunningSystem : IAsyncDisposable
{
    /// <summary>Longer than anything here takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The AppHost as it is compiled with a host, <c>BuiltIn</c> or <c>Aspire</c>.</summary>
    private static string AppHostOf(string host) => Repository.File(
        "artifacts", "bin", host == "Aspire" ? "FaceAspire.AppHost.Aspire" : "FaceAspire.AppHost",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "FaceAspire.AppHost.dll");

    private readonly Process _host;
    private readonly ConsoleLines _lines;

    private RunningSystem(Process host)
    {
        _host = host;
        _lines = new(host.StandardOutput, host.StandardError);
        Id = host.Id;
    }

    /// <summary>The AppHost's process id.</summary>
    public int Id { get; }

    /// <summary>All that the console shows so far.</summary>
    public IReadOnlyList<string> Console => _lines.All;

    /// <summary>The alerts that the console shows so far.</summary>
    public IReadOnlyList<Alert> Alerts() => [.. Console.Where(line => line.StartsWith("Alert  ", StringComparison.Ordinal)).Select(Alert.Parse)];

    /// <summary>Skips the test where the AppHost is not there as compiled with a host.</summary>
    public static void SkipUnlessCompiledWith(string host) => Assert.SkipUnless(
        File.Exists(AppHostOf(host)), $"The AppHost was not compiled with the host {host}: ./test does so where the feed has Aspire 13.6");

    /// <summary>Starts it in <paramref name="folder"/>.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">The options, on top of a free port.</param>
    /// <param name="models">The folder of face models; null for the engine that needs none.</param>
    /// <param name="host">What it is compiled with.</param>
    /// <param name="environment">Variables on top of those of this process.</param>
    public static RunningSystem Start(
        TemporaryFolder folder, string[] arguments, string? models = null, string host = "BuiltIn", IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = arguments.Contains("--port") || arguments.Contains("--publisher") ? Array.Empty<string>() : ["--port", "0"];
        var start = new ProcessStartInfo("dotnet", [AppHostOf(host), .. port, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (models is null)
        {
            start.Environment.Remove("FACEASPIRE_MODELS");
            start.Environment["XDG_CACHE_HOME"] = folder.File("cache");
            start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:9"; // nobody listens there: no model can be fetched
        }
        else
        {
            start.Environment["FACEASPIRE_MODELS"] = models;
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits until every part is ready.</summary>
    /// <returns>The emulator's address.</returns>
    public async Task<Uri> ReadyAsync()
    {
        var line = await LineAsync("mailbox    http");
        return new(Url().Match(line).Value);
    }

    /// <summary>Waits for a line of the console that holds <paramref name="text"/>.</summary>
    public Task<string> LineAsync(string text) => _lines.FirstAsync(text).WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Waits for so many lines that hold a text.</summary>
    public Task CountAsync(int count, string text) =>
        _lines.CountAsync(count, line => line.Contains(text, StringComparison.Ordinal)).WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Takes a part away without a word: <c>FaceAspire.Matcher</c>, say.</summary>
    public async Task KillAsync(string project) => ProcessTable.Signal(await PartIdAsync(project), "KILL");

    /// <summary>Every process of the system, however deep.</summary>
    public IReadOnlyList<int> Family() => ProcessTable.DescendantsOf(Id);

    /// <summary>Waits for the end and all output.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _host.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await _lines.Ended;
        return _host.ExitCode;
    }

    /// <summary>Presses Ctrl+C.</summary>
    public void Interrupt() => ProcessTable.Signal(Id, "INT");

    /// <summary>Takes the AppHost away without a word.</summary>
    public void Kill() => ProcessTable.Signal(Id, "KILL");

    /// <summary>The process of a part. For a moment of its start, it has no command line.</summary>
    private async Task<int> PartIdAsync(string project)
    {
        while (true)
        {
            if (ProcessTable.ChildrenOf(Id).FirstOrDefault(child => child.CommandLine.Contains($"{project}.dll", StringComparison.Ordinal)) is { } found)
            {
                return found.Id;
            }

            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_host.HasExited)
        {
            Interrupt();
            await _host.WaitForExitAsync().WaitAsync(Patience);
        }

        _host.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Url();
}
