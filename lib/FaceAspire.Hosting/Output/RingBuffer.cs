using System.Threading.Channels;

namespace Aspire.Hosting.Output;

/// <summary>Keeps the newest items within a bound of memory, and tells those who follow of each new one.</summary>
internal sealed class RingBuffer<T>
{
    /// <summary>Who reads more slowly loses the oldest.</summary>
    private const int Backlog = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<(T Item, long Bytes)> _items = [];
    private readonly Followers<T> _followers;
    private readonly int _maxItems;
    private readonly long _maxBytes;
    private long _bytes;

    /// <param name="maxItems">So many are kept at most.</param>
    /// <param name="maxBytes">So many bytes, by the estimate that comes with each item.</param>
    public RingBuffer(int maxItems, long maxBytes)
    {
        (_maxItems, _maxBytes) = (maxItems, maxBytes);
        _followers = new(_lock, () => Channel.CreateBounded<T>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }));
    }

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
            while (_items.Count > _maxItems || _bytes > _maxBytes)
            {
                _bytes -= _items.Dequeue().Bytes;
            }

            _followers.Tell(item);
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
    public IAsyncEnumerable<T> FollowAsync(CancellationToken cancellationToken) => _followers.FollowAsync(_items.Select(one => one.Item), cancellationToken);
}
