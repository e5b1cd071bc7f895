using System.Collections.Concurrent;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Counts the connections of each stream. The one over the limit is refused; those that are there stay.</summary>
/// <param name="most">How many a stream may have at a time.</param>
internal sealed class ConnectionLimit(int most)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Pulse _released = new();

    /// <summary>Takes a connection; dispose what is returned when it ends.</summary>
    /// <exception cref="Protocol.AwsException"><c>ConnectionLimitExceededException</c>.</exception>
    public IDisposable Take(string stream) => TryTake(stream) ?? throw KinesisVideoErrors.ConnectionLimit(stream, most);

    /// <summary>Takes a connection as soon as there is room, if there is before a wait is over.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="wait">Begins the wait, where there is no room yet.</param>
    /// <exception cref="Protocol.AwsException"><c>ConnectionLimitExceededException</c>: the wait was over first.</exception>
    public async Task<IDisposable> TakeAsync(string stream, Func<Task> wait)
    {
        Task? over = null;
        while (true)
        {
            var released = _released.Next; // before the look, so that none is missed
            if (TryTake(stream) is { } connection)
            {
                return connection;
            }

            over ??= wait();
            if (await Task.WhenAny(released, over) == over)
            {
                throw KinesisVideoErrors.ConnectionLimit(stream, most);
            }
        }
    }

    private Connection? TryTake(string stream)
    {
        if (_open.AddOrUpdate(stream, 1, (_, open) => open + 1) <= most)
        {
            return new(this, stream);
        }

        Release(stream);
        return null;
    }

    private void Release(string stream)
    {
        if (_open.AddOrUpdate(stream, 0, (_, open) => open - 1) == 0)
        {
            _open.TryRemove(new(stream, 0));
        }
    }

    private sealed class Connection(ConnectionLimit limit, string stream) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                limit.Release(stream);
                limit._released.Fire();
            }
        }
    }
}
