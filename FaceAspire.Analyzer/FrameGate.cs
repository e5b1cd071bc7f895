using System.Collections.Concurrent;
using FaceAspire.Contracts;

namespace FaceAspire.Analyzer;

/// <summary>
/// Leaves out pictures that cost more than they tell. Best effort: what it goes by is in this instance's memory, so a new or second instance
/// lets more pass, never less. A camera's pictures are asked about one at a time.
/// </summary>
internal sealed class FrameGate(AnalyzerOptions options)
{
    private readonly ConcurrentDictionary<Camera, DateTimeOffset> _sampled = new();
    private readonly ConcurrentDictionary<Camera, MotionState> _motion = new();

    /// <summary>Whether a picture is due, by its time alone.</summary>
    public bool IsDue(Frame frame)
    {
        var due = !_sampled.TryGetValue(frame.Camera, out var last) || (frame.Time - last).Duration() >= options.SamplingInterval;
        if (due)
        {
            _sampled[frame.Camera] = frame.Time;
        }

        return due;
    }

    /// <summary>Whether a picture shows anything new. One that cannot be decoded passes: others will say what is wrong with it.</summary>
    public bool IsNews(Frame frame, byte[] file)
    {
        if (options.MotionThreshold == 0 || Thumbnail.Of(file) is not { } thumbnail)
        {
            return true;
        }

        var state = MotionRules.Pass(_motion.GetValueOrDefault(frame.Camera), thumbnail, frame.Time, options);
        if (state is not null)
        {
            _motion[frame.Camera] = state;
        }

        return state is not null;
    }
}
