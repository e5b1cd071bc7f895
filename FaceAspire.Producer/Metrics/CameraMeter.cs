using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Metrics;

/// <summary>Counts for one camera.</summary>
internal sealed class CameraMeter(ProducerMeter meter, string camera)
{
    private bool _connected;
    private long _bytes;
    private long _spooledBytes;

    /// <summary>The tag of all its values.</summary>
    public KeyValuePair<string, object?> Tag { get; } = new("camera", camera);

    /// <summary>Bytes in memory.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Bytes on disk.</summary>
    public long SpooledBytes => Interlocked.Read(ref _spooledBytes);

    /// <summary>Counts what is sent.</summary>
    public void Count(SessionStep step)
    {
        if (step is SessionStep.Send(_, var again))
        {
            (again ? meter.Resent : meter.Sent).Add(1, Tag);
        }
    }

    /// <summary>Counts what the service says.</summary>
    public void Count(AckOutcome outcome)
    {
        switch (outcome)
        {
            case AckOutcome.Stored(var fragments, var latency):
                meter.Persisted.Add(fragments.Count, Tag);
                meter.AckLatency.Record(latency.TotalSeconds, Tag);
                break;
            case AckOutcome.Ended({ }):
                meter.Refused.Add(1, Tag);
                break;
        }
    }

    /// <summary>Counts what was lost.</summary>
    public void Dropped(long fragments)
    {
        if (fragments > 0)
        {
            meter.Dropped.Add(fragments, Tag);
        }
    }

    /// <summary>A connection was opened.</summary>
    public void Connected()
    {
        if (_connected)
        {
            meter.Reconnects.Add(1, Tag);
        }

        _connected = true;
    }

    /// <summary>What is kept now.</summary>
    public void Keeps(long bytes, long spooledBytes)
    {
        Interlocked.Exchange(ref _bytes, bytes);
        Interlocked.Exchange(ref _spooledBytes, spooledBytes);
    }
}
