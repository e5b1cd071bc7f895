using Aspire.Hosting.AWS.CDK;
using Microsoft.Extensions.Hosting;

namespace FaceAspire.AppHost;

/// <summary>Follows the parts: says when all are ready, ends the run when one cannot start, and when the time of <c>--for</c> is over.</summary>
internal sealed class RunWatcher(
    RunLedger ledger,
    AppHostOptions options,
    Func<string> whereToLook,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    TextWriter console) : BackgroundService, IHostedLifecycleService
{
    /// <summary>With <c>--for</c>, nobody is there to press Ctrl+C when a part never gets ready. Models may be fetched first.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    /// <summary>A host that is stopped in the midst of its start complains at length; Aspire's never ends it where a part waits for one that failed.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(5);

    /// <summary>A failed stack has said why before its state changes.</summary>
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
                    await EndAsync(change.Resource is IStackResource ? await WithReasonAsync(failure, change.Resource, stoppingToken) : failure, stoppingToken);
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
            SetExitCode(options.For is null ? null : ledger.Failure); // somebody pressed Ctrl+C
        }
    }

    /// <summary>The reason is in the stack's log, and with Aspire's host in the dashboard alone, which ends with the run.</summary>
    private async Task<string> WithReasonAsync(string failure, IResource stack, CancellationToken stoppingToken)
    {
        using var patience = new CancellationTokenSource(ReasonPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);
        try
        {
            await foreach (var lines in logs.WatchAsync(stack).WithCancellation(either.Token))
            {
                if (StackFailure.Reason(lines) is { } reason)
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
        await console.WriteLineAsync(failure is null ? "Time is over; every part stayed healthy." : $"Stopping: {failure.TrimEnd('.')}.");
        SetExitCode(failure);
        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await Task.WhenAny(started.Task, Task.Delay(StartPatience, time, stoppingToken));
        lifetime.StopApplication();
    }

    private static void SetExitCode(string? failure) => Environment.ExitCode = failure is null ? 0 : 1;
}
