namespace FaceAspire.Producer;

/// <summary>How one camera is doing. Any thread may ask.</summary>
/// <param name="name">The camera's name.</param>
/// <param name="started">When it was started.</param>
internal sealed class CameraStatus(string name, DateTimeOffset started)
{
    /// <summary>A camera is well while a fragment was acknowledged in this time: fragments come every 2 to 20 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private DateTimeOffset _alive = started;
    private DateTimeOffset _video = started;
    private TaskCompletionSource _nextVideo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _persisted;
    private bool _ended;
    private string? _problem;

    /// <summary>The camera's name.</summary>
    public string Name => name;

    /// <summary>A fragment was acknowledged.</summary>
    /// <returns>Whether it was the camera's first that is stored.</returns>
    public bool Acknowledged(DateTimeOffset now, bool persisted)
    {
        lock (_gate)
        {
            var first = persisted && !_persisted;
            (_alive, _problem, _persisted) = (now, null, _persisted || persisted);
            if (persisted)
            {
                _video = now;
                _nextVideo.TrySetResult();
                _nextVideo = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return first;
        }
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

    /// <summary>How long no fragment was stored; at first, since the camera was started.</summary>
    public TimeSpan WithoutVideo(DateTimeOffset now)
    {
        lock (_gate)
        {
            return now - _video;
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

    /// <summary>The source was played to its end; nothing more is expected.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
        }
    }

    /// <summary>What is wrong with the camera; <see langword="null"/> when it is well.</summary>
    public string? Trouble(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _ended || now - _alive <= Patience
                ? null
                : $"{name}: no fragment was acknowledged for {(now - _alive).TotalSeconds:F0} s. {_problem}".TrimEnd();
        }
    }
}
