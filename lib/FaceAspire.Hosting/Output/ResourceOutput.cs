using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Output;

/// <summary>Takes what a part writes, without secrets: all of it into its log and onto the dashboard, what matters onto the console.</summary>
internal sealed class ResourceOutput(
    string name, string path, LogFile file, ConsoleReport report, RingBuffer<ConsoleLine> console, SecretMask secrets, TimeProvider time)
    : IDisposable
{
    private readonly Lock _lock = new();
    private bool _closed;

    /// <summary>Where the log is.</summary>
    public string Path { get; } = path;

    /// <summary>Reads one of a process's two streams to its end.</summary>
    public async Task ReadAsync(StreamReader stream, bool isError)
    {
        using var _ = stream;
        var levels = new LineLevels(isError ? LogLevel.Warning : LogLevel.Information);
        await foreach (var written in BoundedLines.ReadAsync(stream))
        {
            var line = secrets.Apply(written);
            Keep(line);
            var (level, text) = levels.Next(line);
            console.Add(new(time.GetUtcNow(), level, line), sizeof(char) * line.Length);
            report.Line(name, level, text);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            file.Dispose();
        }
    }

    private void Keep(string line)
    {
        lock (_lock)
        {
            if (!_closed)
            {
                file.Write(line);
            }
        }
    }
}
