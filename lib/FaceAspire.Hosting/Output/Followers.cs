using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.Output;

/// <summary>Those who follow something, each through a channel of their own, so that none holds up another or who tells them.</summary>
/// <param name="gate">The lock of what they follow: nothing is missed or told twice between a look at it and the first news.</param>
/// <param name="open">Opens a follower's channel: unbounded, or one that says what is lost when its follower is slow.</param>
internal sealed class Followers<T>(Lock gate, Func<Channel<T>> open)
{
    private readonly List<Channel<T>> _channels = [];

    /// <summary>Tells all of them; within the lock.</summary>
    public void Tell(T news) => _channels.ForEach(channel => channel.Writer.TryWrite(news));

    /// <summary>What there is, then what comes.</summary>
    /// <param name="known">What there is; read within the lock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<T> FollowAsync(IEnumerable<T> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = open();
        lock (gate)
        {
            foreach (var one in known)
            {
                channel.Writer.TryWrite(one);
            }

            _channels.Add(channel);
        }

        try
        {
            await foreach (var news in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return news;
            }
        }
        finally
        {
            lock (gate)
            {
                _channels.Remove(channel);
            }
        }
    }
}
