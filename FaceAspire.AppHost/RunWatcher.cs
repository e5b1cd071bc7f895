using Microsoft.Extensions.Hosting;

namespace FaceAspire.AppHost;

/// <summary>Follows the parts: says when all are ready, ends the run when one cannot start, and when the time of <c>--for</c> is over.</summary>
internal sealed class RunWatcher(
    RunLedger ledger,
    AppHostOptions options,
    Func<string> whereToLook,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    Func<IEnumerable<IHostedService>> services,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    TextWriter console) : BackgroundService, IHostedLifecycleService
{
    /// <summary>With <c>--for</c>, nobody is there to press Ctrl+C when a part never gets ready. Models may be fetched first.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    /// <summary>A host that is stopped in the midst of its start complains at length; Aspire's never ends it where a part waits for one that failed.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(5);

    /// <summary>What failed has said why, or is about to.</summary>
    private static readonly TimeSpan ReasonPatience = TimeSpan.FromSeconds(2);

    /// <summary>Begins before any part is started: Aspire's host ends its own start only when all have been, and one may never be.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => base.StartAsync(cancellationToken);

    public override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var deadline = new CancellationTokenSource(options.For is null ? Timeout.InfiniteTimeSpan : LongestStart, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stoppingToken);
        try
        {
            var wasReady = false;
            await foreach (var change in notifications.WatchAsync(either.Token))
            {
                ledger.Note(change.Resource.Name, change.Snapshot.State?.Text, change.Snapshot.HealthStatus, change.Snapshot.ExitCode);
                if (ledger.StartFailure is { } failure)
                {
                    await EndAsync(await WithReasonAsync(failure, change.Resource, stoppingToken), stoppingToken);
                    return;
                }

                if (ledger.AllReady && !wasReady)
                {
                    wasReady = true;
                    await console.WriteLineAsync(whereToLook());
                    deadline.CancelAfter(options.For ?? Timeout.InfiniteTimeSpan);
                }
            }
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            await EndAsync(ledger.AllReady ? ledger.Failure : $"{string.Join(", ", ledger.Missing)} was not ready after {LongestStart.TotalMinutes:0} minutes", stoppingToken);
        }
        catch (OperationCanceledException)
        {
            if (ServiceFailure() is { } failure)
            {
                await SayAsync(failure);
            }
            else
            {
                SetExitCode(options.For is null ? null : ledger.Failure); // somebody pressed Ctrl+C
            }
        }
    }

    /// <summary>The reason is in the resource's log, and with Aspire's host in the dashboard alone, which ends with the run.</summary>
    private async Task<string> WithReasonAsync(string failure, IResource resource, CancellationToken stoppingToken)
    {
        using var patience = new CancellationTokenSource(ReasonPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);
        try
        {
            await foreach (var lines in logs.WatchAsync(resource).WithCancellation(either.Token))
            {
                if (FailureReason.In(lines) is { } reason)
                {
                    return $"{failure}: {reason}";
                }
            }
        }
        catch (OperationCanceledException)
        {
            // it stays in the log
        }

        return failure;
    }

    private async Task EndAsync(string? failure, CancellationToken stoppingToken)
    {
        await SayAsync(failure);
        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await Task.WhenAny(started.Task, Task.Delay(StartPatience, time, stoppingToken));
        lifetime.StopApplication();
    }

    private async Task SayAsync(string? failure)
    {
        await console.WriteLineAsync(failure is null ? "Time is over; every part stayed healthy." : $"Stopping: {failure.TrimEnd('.')}.");
        SetExitCode(failure);
    }

    /// <summary>The host ends the run when one of its own services fails, and takes that for a good end.</summary>
    private string? ServiceFailure() => services().OfType<BackgroundService>()
        .Select(service => service.ExecuteTask?.Exception?.GetBaseException().Message).FirstOrDefault(message => message is not null);

    private static void SetExitCode(string? failure) => Environment.ExitCode = failure is null ? 0 : 1;
}
