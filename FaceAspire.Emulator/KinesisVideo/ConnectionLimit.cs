using System.Collections.Concurrent;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Counts the connections of each stream. The one over the limit is refused; those that are there stay.</summary>
/// <param name="most">How many a stream may have at a time.</param>
internal sealed class ConnectionLimit(int most)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a connection; dispose what is returned when it ends.</summary>
    /// <exception cref="Protocol.AwsException"><c>ConnectionLimitExceededException</c>.</exception>
    public IDisposable Take(string stream)
    {
        if (_open.AddOrUpdate(stream, 1, (_, open) => open + 1) <= most)
        {
            return new Connection(this, stream);
        }

        Release(stream);
        throw KinesisVideoErrors.ConnectionLimit(stream, most);
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
        public void Dispose() => limit.Release(stream);
    }
}
