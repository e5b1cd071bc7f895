namespace FaceAspire.Video.Tests;

public sealed class BackoffTests
{
    [Fact]
    public void Next_ManyFailures_StaysUnderTheDoubledWaitAndSixteenSeconds()
    {
        var backoff = new Backoff(new AlwaysMost());

        Assert.Equal([1, 2, 4, 8, 16, 16], Enumerable.Range(0, 6).Select(_ => Math.Round(backoff.Next().TotalSeconds)));
        backoff.Reset();
        Assert.Equal(1, Math.Round(backoff.Next().TotalSeconds));
    }

    private sealed class AlwaysMost : Random
    {
        public override double NextDouble() => 0.999999;
    }
}
