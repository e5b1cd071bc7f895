using FaceAspire.Emulator.Lambda;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>Asynchronous invocation (Lambda developer guide, "How Lambda handles errors and retries with asynchronous invocation").</summary>
public sealed class AsyncDecisionTests
{
    private static readonly InvocationResult Error = new([], IsError: true);

    [Fact]
    public void After_Success_Done() => Assert.IsType<AsyncDecision.Done>(AsyncDecision.After(new([], IsError: false), 0, 0, default));

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 120)]
    [InlineData(2, null)]
    public void After_FunctionError_TwoRetriesAfterOneMinuteAndTwo(int errors, int? seconds)
    {
        var decision = AsyncDecision.After(Error, errors, throttles: 7, age: TimeSpan.FromMinutes(3));

        Assert.Equal(seconds, (decision as AsyncDecision.Retry)?.Pause.TotalSeconds);
        Assert.Equal(seconds is null, decision is AsyncDecision.Drop);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(3, 0, 8)]
    [InlineData(100, 21_000, 300)]
    [InlineData(100, 21_400, null)]
    public void After_Throttle_RetriedUpToSixHoursAtMostFiveMinutesApart(int throttles, int ageSeconds, int? seconds)
    {
        var decision = AsyncDecision.After(InvocationResult.Throttled, errors: 2, throttles, TimeSpan.FromSeconds(ageSeconds));

        Assert.Equal(seconds, (decision as AsyncDecision.Retry)?.Pause.TotalSeconds);
    }
}
