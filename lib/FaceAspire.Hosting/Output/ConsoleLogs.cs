using System.Collections.Concurrent;

namespace Aspire.Hosting.Output;

/// <summary>The newest lines of every part, for those who look on.</summary>
internal sealed class ConsoleLogs
{
    private const int MaxLines = 1000;
    private const long MaxBytes = 1024 * 1024;

    private readonly ConcurrentDictionary<string, RingBuffer<ConsoleLine>> _logs = [];

    /// <summary>Those of one part.</summary>
    public RingBuffer<ConsoleLine> Of(string resource) => _logs.GetOrAdd(resource, _ => new(MaxLines, MaxBytes));
}
