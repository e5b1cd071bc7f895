using FaceAspire.Emulator.Lambda;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>Events and the runtimes that come and go.</summary>
public sealed class RuntimePoolTests
{
    private static readonly LambdaFunction Function = new() { Name = "f" };
    private readonly RuntimePool _pool = new(new FakeTimeProvider(), CancellationToken.None);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RuntimeLeaves_WhileItWaits_TakesNoEventAlong()
    {
        using var leaves = new CancellationTokenSource();
        var left = _pool.NextAsync(isNew: true, leaves.Token);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        var invoked = _pool.InvokeAsync(Function, [], Token);

        (await _pool.NextAsync(isNew: true, Token)).TryEnd(new([], IsError: false));

        Assert.False((await invoked).IsError);
    }

    [Fact]
    public async Task RuntimeLeaves_BeforeItHasTheEvent_AnotherGetsIt()
    {
        _ = _pool.InvokeAsync(Function, [], Token);
        var first = await _pool.NextAsync(isNew: true, Token);

        _pool.Return(first);

        Assert.Null(_pool.Running(first.Id));
        Assert.Same(first, await _pool.NextAsync(isNew: false, Token));
    }

    [Fact]
    public async Task Withdraw_EventThatWaits_NoRuntimeGetsIt()
    {
        using var withdraw = new CancellationTokenSource();
        var withdrawn = _pool.InvokeAsync(Function, [1], withdraw.Token);
        await withdraw.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withdrawn);
        _ = _pool.InvokeAsync(Function, [2], Token);

        Assert.Equal([2], (await _pool.NextAsync(isNew: true, Token)).Payload);
    }

    [Fact]
    public async Task Withdraw_EventThatRuns_GoesOnToItsEnd()
    {
        using var withdraw = new CancellationTokenSource();
        var invoked = _pool.InvokeAsync(Function, [], withdraw.Token);
        var running = await _pool.NextAsync(isNew: true, Token);
        await withdraw.CancelAsync();

        running.TryEnd(new([7], IsError: false));

        var result = await invoked;
        Assert.Equal([7], result.Payload);
        Assert.Equal(running.Id, result.RequestId);
    }

    [Fact]
    public async Task Orphan_AnotherRuntimeThatIsKnownAsks_IsLeftAlone()
    {
        var invoked = _pool.InvokeAsync(Function, [], Token);
        (await _pool.NextAsync(isNew: true, Token)).IsOrphaned = true; // a runtime may change its connection while it works

        _ = _pool.NextAsync(isNew: false, Token);
        Assert.False(invoked.IsCompleted);

        _ = _pool.NextAsync(isNew: true, Token);
        Assert.Contains("Runtime.ExitError", System.Text.Encoding.UTF8.GetString((await invoked).Payload), StringComparison.Ordinal);
    }
}
