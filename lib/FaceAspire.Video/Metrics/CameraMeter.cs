using FaceAspire.Video.Buffering;
using FaceAspire.Video.Sending;

namespace FaceAspire.Video.Metrics;

/// <summary>Counts for one camera. Any thread may.</summary>
internal sealed class CameraMeter(ProducerMeter meter, string camera)
{
    private bool _connected;
    private long _bytes;
    private long _spooledBytes;
    private long _framesTaken;
    private long _framesStored;
    private long _framesDropped;

    /// <summary>The tag of all its values.</summary>
    public KeyValuePair<string, object?> Tag { get; } = new("camera", camera);

    /// <summary>Bytes in memory.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Bytes on disk.</summary>
    public long SpooledBytes => Interlocked.Read(ref _spooledBytes);

    /// <summary>Frames of the source so far.</summary>
    public long FramesTaken => Interlocked.Read(ref _framesTaken);

    /// <summary>Frames stored so far, those of an earlier run's spool among them.</summary>
    public long FramesStored => Interlocked.Read(ref _framesStored);

    /// <summary>Frames dropped so far, for whatever reason.</summary>
    public long FramesDropped => Interlocked.Read(ref _framesDropped);

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
                Interlocked.Add(ref _framesStored, fragments.Sum(fragment => (long)fragment.Frames));
                meter.Persisted.Add(fragments.Count, Tag);
                meter.AckLatency.Record(latency.TotalSeconds, Tag);
                break;
            case AckOutcome.Ended({ } refused):
                meter.Refused.Add(1, Tag);
                DropFrames(refused.Frames, DropReason.Refused);
                break;
        }
    }

    /// <summary>Counts fragments that were lost for want of room.</summary>
    public void Dropped(FragmentCount count)
    {
        if (count.Fragments > 0)
        {
            meter.Dropped.Add(count.Fragments, Tag);
            DropFrames(count.Frames, DropReason.Room);
        }
    }

    /// <summary>The source gave a frame.</summary>
    public void TakeFrame()
    {
        Interlocked.Increment(ref _framesTaken);
        meter.FramesTaken.Add(1, Tag);
    }

    /// <summary>Counts frames that will not be stored.</summary>
    public void DropFrames(long frames, DropReason reason)
    {
        if (frames > 0)
        {
            Interlocked.Add(ref _framesDropped, frames);
            meter.FramesDropped.Add(frames, Tag, new("reason", Name(reason)));
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

    private static string Name(DropReason reason) => reason switch
    {
        DropReason.Room => "room",
        DropReason.Refused => "refused",
        DropReason.Undecodable => "undecodable",
        _ => "short",
    };
}
