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
    public Task<string> FirstAsync(string text) => NthAsync(0, line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The line that is wanted, past or to come, after <paramref name="others"/> such lines.</summary>
    /// <exception cref="InvalidOperationException">The process ended without it.</exception>
    public async Task<string> NthAsync(int others, Func<string, bool> wanted)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((() => _lines.Where(wanted).Skip(others).Any(), found));
            Wake();
        }

        await Task.WhenAny(found.Task, Ended);
        return All.Where(wanted).Skip(others).FirstOrDefault() ?? throw new InvalidOperationException($"It ended too early:\n{string.Join('\n', All)}");
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
