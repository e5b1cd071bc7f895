namespace FaceAspire.Aws.Tests;

/// <summary>A clock that is set to a time, and for which a wait of up to 5 seconds is over at once; longer ones are limits, which are kept.</summary>
internal sealed class ImpatientTime(DateTimeOffset? now = null) : TimeProvider
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    public override DateTimeOffset GetUtcNow() => now ?? System.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= TimeSpan.Zero && dueTime <= Wait ? TimeSpan.Zero : dueTime, period);
}
