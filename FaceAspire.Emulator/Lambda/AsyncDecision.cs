namespace FaceAspire.Emulator.Lambda;

/// <summary>
/// What happens to an asynchronous invocation after an attempt (developer guide, "How Lambda handles errors and retries with asynchronous invocation").
/// </summary>
internal abstract record AsyncDecision
{
    private static readonly TimeSpan[] AfterErrors = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan OldestEvent = TimeSpan.FromHours(6);

    /// <summary>The function did it.</summary>
    public sealed record Done : AsyncDecision;

    /// <summary>Again, after a pause.</summary>
    public sealed record Retry(TimeSpan Pause) : AsyncDecision;

    /// <summary>Dropped.</summary>
    public sealed record Drop : AsyncDecision;

    /// <summary>Decides.</summary>
    /// <param name="result">What the function answered.</param>
    /// <param name="errors">How often it had failed before.</param>
    /// <param name="throttles">How often it had been throttled before.</param>
    /// <param name="age">How long ago the event was taken.</param>
    public static AsyncDecision After(InvocationResult result, int errors, int throttles, TimeSpan age)
    {
        if (!result.IsError)
        {
            return new Done();
        }

        var wait = result.IsThrottled
            ? TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(throttles, 16))))
            : errors < AfterErrors.Length ? AfterErrors[errors] : (TimeSpan?)null;
        return wait is { } pause && age + pause <= OldestEvent ? new Retry(pause) : new Drop();
    }
}
