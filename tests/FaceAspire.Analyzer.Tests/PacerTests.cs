using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Analyzer.Tests;

public sealed class PacerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_ManyAtOnce_OneEachInterval()
    {
        var time = new FakeTimeProvider();
        var pacer = new Pacer(2.5, time);
        var calls = Enumerable.Range(0, 4).Select(_ => pacer.WaitAsync(Token)).ToArray();
        int Done() => calls.Count(call => call.IsCompleted);

        Assert.Equal(1, Done());
        time.Advance(TimeSpan.FromMilliseconds(399));
        Assert.Equal(1, Done());
        time.Advance(TimeSpan.FromMilliseconds(1));
        await calls[1].WaitAsync(TimeSpan.FromSeconds(60), Token);
        Assert.Equal(2, Done());
        time.Advance(TimeSpan.FromMilliseconds(800));
        await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    [Fact]
    public async Task Wait_AfterAPause_GoesAtOnceButSavesNothingUp()
    {
        var time = new FakeTimeProvider();
        var pacer = new Pacer(1, time);
        await pacer.WaitAsync(Token);

        time.Advance(TimeSpan.FromHours(1));

        Assert.True(pacer.WaitAsync(Token).IsCompleted);
        Assert.False(pacer.WaitAsync(Token).IsCompleted);
    }
}
