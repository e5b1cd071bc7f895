using System.Threading.Channels;

namespace Aspire.Hosting.Output;

/// <summary>Wakes those who look on when there is something new. Several changes in a row wake them once.</summary>
internal sealed class Changes
{
    private readonly Lock _lock = new();
    private readonly Followers<bool> _waiting;

    public Changes() => _waiting = new(
        _lock, () => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    /// <summary>There is something new.</summary>
    public void Tell()
    {
        lock (_lock)
        {
            _waiting.Tell(true);
        }
    }

    /// <summary>Yields at once, for what has been missed, then whenever there is.</summary>
    public IAsyncEnumerable<bool> FollowAsync(CancellationToken cancellationToken) => _waiting.FollowAsync([true], cancellationToken);
}
