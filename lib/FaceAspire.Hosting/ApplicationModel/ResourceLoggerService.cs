using System.Runtime.CompilerServices;
using Aspire.Hosting.Output;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Logs what the AppHost itself does for a resource as if the resource said it.</summary>
public sealed class ResourceLoggerService
{
    private readonly ConsoleLogs _consoles;
    private readonly ConsoleReport _report;
    private readonly SecretMask _secrets;
    private readonly TimeProvider _time;

    internal ResourceLoggerService(ConsoleLogs consoles, ConsoleReport report, SecretMask secrets, TimeProvider time) =>
        (_consoles, _report, _secrets, _time) = (consoles, report, secrets, time);

    /// <summary>A resource's log.</summary>
    public ILogger GetLogger(IResource resource) => new ResourceLogger(resource.Name, this);

    /// <summary>What a resource's log has, then what comes.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => FollowAsync(resource);

    private async IAsyncEnumerable<IReadOnlyList<LogLine>> FollowAsync(IResource resource, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var number = 0;
        await foreach (var line in _consoles.Of(resource.Name).FollowAsync(cancellationToken))
        {
            yield return [new(++number, line.Text, line.Level >= LogLevel.Error)];
        }
    }

    private void Write(string name, LogLevel level, string text)
    {
        var line = _secrets.Apply(text);
        _consoles.Of(name).Add(new(_time.GetUtcNow(), level, line), sizeof(char) * line.Length);
        _report.Line(name, level, line);
    }

    private sealed class ResourceLogger(string name, ResourceLoggerService service) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            service.Write(name, logLevel, formatter(state, exception));
    }
}
