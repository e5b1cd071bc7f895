using System.Diagnostics;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Runs a poller for every enabled mapping; a changed mapping's is replaced.</summary>
internal sealed partial class Pollers(
    MappingStore store, SourcePollers sources, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Pollers> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (CancellationTokenSource Stop, Task Running)> _running = [];
    private readonly Dictionary<string, Task> _leaving = [];
    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var mapping in store.All())
        {
            Restart(mapping);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Task[] running;
        lock (_lock)
        {
            running = [.. _running.Values.Select(poller => poller.Running)];
        }

        await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_stopping.IsCancellationRequested) // the container disposes of a hosted service twice
        {
            _stopping.Cancel();
            _stopping.Dispose();
        }
    }

    /// <summary>Begins to poll for a mapping, once the poller it had has stopped.</summary>
    public void Restart(EventSourceMapping mapping)
    {
        lock (_lock)
        {
            var before = Cancel(mapping.Uuid);
            if (mapping.Enabled)
            {
                var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, lifetime.ApplicationStopping);
                _running[mapping.Uuid] = (stop, Task.Run(() => RunAsync(before, mapping, stop.Token), CancellationToken.None));
            }
        }
    }

    /// <summary>Polls no more for a mapping.</summary>
    public void Stop(string uuid)
    {
        lock (_lock)
        {
            _ = Cancel(uuid);
            _leaving.Remove(uuid);
        }
    }

    /// <summary>Whether the poller that a mapping had before its last change still finishes what it began.</summary>
    public bool IsChanging(string uuid)
    {
        lock (_lock)
        {
            return _leaving.TryGetValue(uuid, out var leaving) && !leaving.IsCompleted;
        }
    }

    private Task Cancel(string uuid)
    {
        if (_running.Remove(uuid, out var poller))
        {
            poller.Stop.Cancel();
            _leaving[uuid] = poller.Running;
        }

        return _leaving.GetValueOrDefault(uuid, Task.CompletedTask); // switched off and on again, it waits for the same one
    }

    private async Task RunAsync(Task before, EventSourceMapping mapping, CancellationToken stop)
    {
        Activity.Current = null; // what is delivered is no part of the request that made the mapping
        await before;
        while (IsWanted(stop))
        {
            await Task.WhenAll((await PartsAsync(mapping, stop)).Select(part => Task.Run(() => RunAsync(part, mapping, stop), CancellationToken.None)));
        }
    }

    private async Task<IReadOnlyList<Func<CancellationToken, Task>>> PartsAsync(EventSourceMapping mapping, CancellationToken stop)
    {
        IReadOnlyList<Func<CancellationToken, Task>> parts = [];
        await RunAsync(async token => parts = await sources.PartsAsync(mapping, token), mapping, stop);
        return parts;
    }

    /// <summary>Runs a part of a poller to its end, again and again if it fails.</summary>
    private async Task RunAsync(Func<CancellationToken, Task> part, EventSourceMapping mapping, CancellationToken stop)
    {
        while (IsWanted(stop))
        {
            try
            {
                await part(stop);
                return;
            }
            catch (OperationCanceledException)
            {
                // the mapping was changed or deleted, or the emulator stops
            }
            catch (Exception e)
            {
                Log.Failed(logger, e, mapping.SourceArn, mapping.Function);
                await Task.Delay(AfterFailure, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Asks the emulator's own token too: what it cancels runs on before the linked token knows of it.</summary>
    private bool IsWanted(CancellationToken stop) => !stop.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Polling {Source} for {Function} failed; it begins again in a second.")]
        public static partial void Failed(ILogger logger, Exception exception, string source, string function);
    }
}
