using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Output;

/// <summary>Takes what a part writes: all of it into its log, what matters onto the console.</summary>
internal sealed class ResourceOutput(string name, string path, LogFile file, ConsoleReport report) : IDisposable
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
        await foreach (var line in BoundedLines.ReadAsync(stream))
        {
            Keep(line);
            var (level, text) = levels.Next(line);
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
