using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.Output;

/// <summary>Wakes those who look on when there is something new. Several changes in a row wake them once.</summary>
internal sealed class Changes
{
    private readonly Lock _lock = new();
    private readonly List<Channel<bool>> _waiting = [];

    /// <summary>There is something new.</summary>
    public void Tell()
    {
        lock (_lock)
        {
            _waiting.ForEach(one => one.Writer.TryWrite(true));
        }
    }

    /// <summary>Yields at once, for what has been missed, then whenever there is.</summary>
    public async IAsyncEnumerable<bool> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var one = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        one.Writer.TryWrite(true);
        lock (_lock)
        {
            _waiting.Add(one);
        }

        try
        {
            await foreach (var change in one.Reader.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            lock (_lock)
            {
                _waiting.Remove(one);
            }
        }
    }
}
