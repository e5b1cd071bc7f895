namespace FaceAspire.Analyzer;

/// <summary>Decides whether a picture has anything new to show. Pure.</summary>
internal static class MotionRules
{
    /// <summary>
    /// A picture passes when some part of it differs from the last that passed, when there was motion shortly before, or when none has passed
    /// for a while. So somebody who comes passes by coming; keeps passing while a visit begins; and, standing still, is seen now and then.
    /// </summary>
    /// <param name="before">What is remembered of the camera; <see langword="null"/> when nothing is, and then everything passes.</param>
    /// <param name="thumbnail">The picture.</param>
    /// <param name="time">Its time.</param>
    /// <param name="options">How sensitive.</param>
    /// <returns>What to remember, or <see langword="null"/> when the picture does not pass.</returns>
    public static MotionState? Pass(MotionState? before, byte[] thumbnail, DateTimeOffset time, AnalyzerOptions options)
    {
        if (before is null || Thumbnail.Difference(before.Thumbnail, thumbnail) >= options.MotionThreshold)
        {
            return new(thumbnail, time, time);
        }

        return (time - before.MovedAt).Duration() <= options.MotionHold || (time - before.PassedAt).Duration() >= options.MotionRefresh
            ? before with { Thumbnail = thumbnail, PassedAt = time }
            : null;
    }
}
