namespace FaceAspire.Emulator.Lambda;

/// <summary>Invocations that nobody waits for: functions that fail or are throttled are called again. They end with the process.</summary>
internal sealed partial class AsyncInvocations(
    RuntimePools pools, FunctionStore functions, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<AsyncInvocations> logger)
{
    /// <summary>Takes an event.</summary>
    public void Begin(string function, byte[] payload) => _ = RunAsync(function, payload, lifetime.ApplicationStopping);

    private async Task RunAsync(string name, byte[] payload, CancellationToken stopping)
    {
        try
        {
            await InvokeAsync(name, payload, stopping);
        }
        catch (OperationCanceledException)
        {
            // the emulator stops
        }
        catch (Exception e)
        {
            Log.Dropped(logger, e, name);
        }
    }

    private async Task InvokeAsync(string name, byte[] payload, CancellationToken stopping)
    {
        var (began, errors, throttles) = (time.GetUtcNow(), 0, 0);
        while (functions.Find(name) is { } function)
        {
            var result = await pools.Of(name).InvokeAsync(function, payload, stopping);
            switch (AsyncDecision.After(result, errors, throttles, time.GetUtcNow() - began))
            {
                case AsyncDecision.Done:
                    return;
                case AsyncDecision.Drop:
                    Log.Dropped(logger, null, name);
                    return;
                case AsyncDecision.Retry(var pause):
                    (errors, throttles) = result.IsThrottled ? (errors, throttles + 1) : (errors + 1, throttles);
                    await Task.Delay(pause, time, stopping);
                    break;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An asynchronous event of function {Function} is dropped.")]
        public static partial void Dropped(ILogger logger, Exception? exception, string function);
    }
}
