using FaceAspire.Video.Buffering;

namespace FaceAspire.Video;

/// <summary>How the sending of one stream is doing. Any thread may ask.</summary>
/// <param name="stream">The stream's name.</param>
/// <param name="stored">Is told of each stored fragment.</param>
internal sealed class ProducerState(string stream, Action<StoredFragment>? stored = null)
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _acknowledged;
    private bool _stored;
    private string? _problem;

    /// <summary>The stream's name.</summary>
    public string Stream => stream;

    /// <summary>When the service acknowledged a fragment last, and what failed since then.</summary>
    public (DateTimeOffset? Acknowledged, string? Problem) Now
    {
        get
        {
            lock (_gate)
            {
                return (_acknowledged, _problem);
            }
        }
    }

    /// <summary>A fragment was acknowledged.</summary>
    /// <returns>Whether it was the first that is stored.</returns>
    public bool Acknowledged(DateTimeOffset now, bool isStored)
    {
        lock (_gate)
        {
            var first = isStored && !_stored;
            (_acknowledged, _problem, _stored) = (now, null, _stored || isStored);
            return first;
        }
    }

    /// <summary>Tells of fragments that are stored, the last of which has a number.</summary>
    public void Tell(IReadOnlyList<BufferedFragment> fragments, string? number)
    {
        for (var i = 0; i < fragments.Count && stored is not null; i++)
        {
            var fragment = fragments[i];
            stored(new(stream, DateTimeOffset.UnixEpoch + fragment.Time, i == fragments.Count - 1 ? number : null, fragment.Size, fragment.Sends));
        }
    }

    /// <summary>Something failed, and is tried again.</summary>
    public void Failed(string problem)
    {
        lock (_gate)
        {
            _problem = problem;
        }
    }
}
