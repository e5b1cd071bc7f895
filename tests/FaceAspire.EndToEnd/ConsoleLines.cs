namespace FaceAspire.EndToEnd;

/// <summary>What a process writes, line by line, from its start.</summary>
internal sealed class ConsoleLines
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<bool> IsOver, TaskCompletionSource Over)> _waiting = [];

    public ConsoleLines(params StreamReader[] streams) => Ended = Task.WhenAll(streams.Select(ReadAsync));

    /// <summary>Ends when the process writes no more.</summary>
    public Task Ended { get; }

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>The first line that holds a text, past or to come.</summary>
    /// <exception cref="InvalidOperationException">The process ended without it.</exception>
    public async Task<string> FirstAsync(string text)
    {
        bool Holds(string line) => line.Contains(text, StringComparison.Ordinal);
        await CountAsync(1, Holds);
        return All.FirstOrDefault(Holds) ?? throw new InvalidOperationException($"It ended without '{text}':\n{string.Join('\n', All)}");
    }

    /// <summary>Waits until there have been so many lines of a kind, or the process has ended.</summary>
    public async Task CountAsync(int count, Func<string, bool> wanted)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((() => _lines.Count(wanted) >= count, reached));
            Wake();
        }

        await Task.WhenAny(reached.Task, Ended);
    }

    private async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _lines.Add(line);
                Wake();
            }
        }
    }

    private void Wake() => _waiting.RemoveAll(one => one.IsOver() && one.Over.TrySetResult());
}
