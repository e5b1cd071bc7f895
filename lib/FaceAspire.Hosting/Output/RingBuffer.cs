using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.Output;

/// <summary>Keeps the newest items within a bound of memory, and tells those who follow of each new one.</summary>
/// <param name="maxItems">So many are kept at most.</param>
/// <param name="maxBytes">So many bytes, by the estimate that comes with each item.</param>
internal sealed class RingBuffer<T>(int maxItems, long maxBytes)
{
    /// <summary>Who reads more slowly loses the oldest.</summary>
    private const int Backlog = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<(T Item, long Bytes)> _items = [];
    private readonly List<Channel<T>> _followers = [];
    private long _bytes;

    /// <summary>What is kept, by the same estimate.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Adds an item; the oldest make room for it. One that is too large by itself is not kept.</summary>
    public void Add(T item, long bytes)
    {
        lock (_lock)
        {
            _items.Enqueue((item, bytes));
            _bytes += bytes;
            while (_items.Count > maxItems || _bytes > maxBytes)
            {
                _bytes -= _items.Dequeue().Bytes;
            }

            _followers.ForEach(follower => follower.Writer.TryWrite(item));
        }
    }

    /// <summary>What is kept, oldest first.</summary>
    public IReadOnlyList<T> ToList()
    {
        lock (_lock)
        {
            return [.. _items.Select(one => one.Item)];
        }
    }

    /// <summary>What is kept, then what comes.</summary>
    public async IAsyncEnumerable<T> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var follower = Channel.CreateBounded<T>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            foreach (var (item, _) in _items)
            {
                follower.Writer.TryWrite(item);
            }

            _followers.Add(follower);
        }

        try
        {
            await foreach (var item in follower.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            lock (_lock)
            {
                _followers.Remove(follower);
            }
        }
    }
}
