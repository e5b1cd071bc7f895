using FaceAspire.Video;

namespace FaceAspire.Producer;

/// <summary>How one camera is doing. Any thread may ask.</summary>
/// <param name="name">The camera's name.</param>
/// <param name="started">When it was started.</param>
internal sealed class CameraStatus(string name, DateTimeOffset started)
{
    /// <summary>A camera is well while a fragment was acknowledged in this time: fragments come every 2 to 20 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private DateTimeOffset? _video;
    private TaskCompletionSource _nextVideo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile VideoProducer? _sending;
    private volatile bool _ended;
    private volatile string? _problem; // of what is not sending

    /// <summary>The camera's name.</summary>
    public string Name => name;

    /// <summary>What sends its video, once it was started.</summary>
    public VideoProducer? Sending
    {
        get => _sending;
        set => _sending = value;
    }

    /// <summary>Ends with the next fragment that is stored.</summary>
    public Task NextVideo
    {
        get
        {
            lock (_gate)
            {
                return _nextVideo.Task;
            }
        }
    }

    /// <summary>A fragment was stored.</summary>
    public void Stored(DateTimeOffset now)
    {
        lock (_gate)
        {
            _video = now;
            _nextVideo.SetResult();
            _nextVideo = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>How long no fragment was stored; at first, since the camera was started.</summary>
    public TimeSpan WithoutVideo(DateTimeOffset now)
    {
        lock (_gate)
        {
            return now - (_video ?? started);
        }
    }

    /// <summary>Something besides sending failed, and is tried again.</summary>
    public void Failed(string problem) => _problem = problem;

    /// <summary>The source gives video: what failed of it before is past.</summary>
    public void Plays() => _problem = null;

    /// <summary>The source was played to its end; nothing more is expected.</summary>
    public void End() => _ended = true;

    /// <summary>What is wrong with the camera; <see langword="null"/> when it is well.</summary>
    public string? Trouble(DateTimeOffset now)
    {
        var sending = _sending?.Status;
        var silent = now - (sending?.AcknowledgedAt ?? started);
        return _ended || silent <= Patience ? null
            : $"{name}: no fragment was acknowledged for {silent.TotalSeconds:F0} s. {_problem} {sending?.Problem}".TrimEnd();
    }
}
