namespace FaceAspire.Emulator.CloudFormation;

/// <summary>
/// Runs operations on stacks, those on one stack one after the other. They go on after the answer, as in the cloud, and the stack's
/// status says how they end. But the answer waits a moment for them: most are done by then, and a client that waits in steps
/// of thirty seconds finds its stack complete at the first look. What the end of the process interrupts goes on at the next start.
/// </summary>
internal sealed partial class StackRuns(
    StackStore store, StackEngine engine, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<StackRuns> logger) : IHostedService
{
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    /// <summary>Runs an operation on a stack.</summary>
    public async Task RunAsync(string stack, Func<CancellationToken, Task> operation)
    {
        Task running;
        lock (_lock)
        {
            running = _last[stack] = GuardAsync(_last.GetValueOrDefault(stack) ?? Task.CompletedTask, stack, operation);
        }

        await Task.WhenAny(running, Task.Delay(AnswerAfter, time));
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var stack in store.All().Where(stack => stack.IsInProgress))
        {
            Log.GoesOn(logger, stack.Name, stack.Status);
            await RunAsync(stack.Name, stack.Status switch
            {
                "CREATE_IN_PROGRESS" => stop => engine.CreateAsync(stack, stop),
                "DELETE_IN_PROGRESS" => stop => engine.DeleteAsync(stack, stop),
                _ => stop => engine.UpdateAsync(before: null, stack, stop),
            });
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task GuardAsync(Task before, string stack, Func<CancellationToken, Task> operation)
    {
        await Task.Yield(); // never within the caller's lock
        await before;
        try
        {
            await operation(lifetime.ApplicationStopping);
        }
        catch (Exception e)
        {
            Log.Interrupted(logger, e, stack);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Stack {Stack} was {Status} when the emulator ended; it goes on.")]
        public static partial void GoesOn(ILogger logger, string stack, string status);

        [LoggerMessage(2, LogLevel.Error, "The operation on stack {Stack} was interrupted; it goes on when the emulator starts again.")]
        public static partial void Interrupted(ILogger logger, Exception exception, string stack);
    }
}
