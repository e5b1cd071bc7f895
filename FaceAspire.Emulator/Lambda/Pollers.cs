using System.Diagnostics;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Runs a poller for every enabled mapping; a changed mapping's is replaced.</summary>
internal sealed partial class Pollers(
    MappingStore store, StreamStore streams, IQueues queues, FunctionStore functions, RuntimePools pools, FailureDestination failures,
    Arns arns, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Pollers> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (CancellationTokenSource Stop, Task Running)> _running = [];
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
                _running[mapping.Uuid] = (stop, Task.Run(() => RunAsync(before, mapping, stop), CancellationToken.None));
            }
        }
    }

    /// <summary>Polls no more for a mapping.</summary>
    public void Stop(string uuid)
    {
        lock (_lock)
        {
            _ = Cancel(uuid);
        }
    }

    private Task Cancel(string uuid)
    {
        if (!_running.Remove(uuid, out var poller))
        {
            return Task.CompletedTask;
        }

        poller.Stop.Cancel();
        return poller.Running;
    }

    private async Task RunAsync(Task before, EventSourceMapping mapping, CancellationTokenSource stop)
    {
        Activity.Current = null; // what is delivered is no part of the request that made the mapping
        await before;
        // Asks the emulator's own token too: what it cancels runs on before the linked token knows of it.
        while (!stop.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            try
            {
                await PollAsync(mapping, stop.Token);
            }
            catch (OperationCanceledException)
            {
                // the mapping was changed or deleted, or the emulator stops
            }
            catch (Exception e)
            {
                Log.Failed(logger, e, mapping.SourceArn, mapping.Function);
                await Task.Delay(AfterFailure, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task PollAsync(EventSourceMapping mapping, CancellationToken cancellationToken) => mapping.IsStream
        ? new StreamPoller(mapping, streams, functions, pools, store, failures, arns, time, logger).RunAsync(cancellationToken)
        : new QueuePoller(mapping, queues, functions, pools, store, arns, time, logger).RunAsync(cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Polling {Source} for {Function} failed; it begins again in a second.")]
        public static partial void Failed(ILogger logger, Exception exception, string source, string function);
    }
}
