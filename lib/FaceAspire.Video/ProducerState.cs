namespace FaceAspire.Video;

/// <summary>How the sending of one stream is doing. Any thread may ask.</summary>
/// <param name="stream">The stream's name.</param>
internal sealed class ProducerState(string stream)
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
    public bool Acknowledged(DateTimeOffset now, bool stored)
    {
        lock (_gate)
        {
            var first = stored && !_stored;
            (_acknowledged, _problem, _stored) = (now, null, _stored || stored);
            return first;
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
