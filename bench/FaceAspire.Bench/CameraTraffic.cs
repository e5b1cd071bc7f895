using System.Diagnostics;

namespace FaceAspire.Bench;

/// <summary>
/// What happens before a camera, the same every time: two analysed frames a second, most of them empty; now and then somebody known
/// comes, is seen for ten seconds, and goes. Somebody who comes again within the visit's timeout is still there.
/// </summary>
internal sealed class CameraTraffic(int camera)
{
    /// <summary>Persons who are known.</summary>
    public const int People = 500;

    private const int FramesOfAVisit = 20;
    private readonly Random _random = new(camera);
    private readonly HashSet<int> _seen = [];
    private (int Person, int FramesLeft) _present;

    /// <summary>How many visits there have been.</summary>
    public int Visits => _seen.Count;

    /// <summary>Time that went into writing events, which is no part of the measurement.</summary>
    public TimeSpan Writing { get; private set; }

    /// <summary>The next batch of records.</summary>
    public byte[] Batch(int batch, int size)
    {
        var began = Stopwatch.GetTimestamp();
        var photos = Enumerable.Range(0, size).Select(_ => Next()).ToArray();
        var payload = LambdaEvents.Records($"camera-{camera}", (long)batch * size, photos);
        Writing += Stopwatch.GetElapsedTime(began);
        return payload;
    }

    /// <summary>The photo of who is in the next frame; nobody's mostly.</summary>
    private string? Next()
    {
        if (_present.FramesLeft == 0 && _random.Next(100) == 0) // some 50 s apart
        {
            _present = (_random.Next(People), FramesOfAVisit);
        }

        if (_present.FramesLeft == 0)
        {
            return null;
        }

        _present.FramesLeft--;
        if (_present.FramesLeft == FramesOfAVisit - 2)
        {
            _seen.Add(_present.Person); // the second frame makes it a visit
        }

        return LambdaEvents.Photo(_present.Person);
    }
}
