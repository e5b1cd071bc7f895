namespace FaceAspire.Analyzer;

/// <summary>What is remembered of a camera's picture.</summary>
/// <param name="Thumbnail">The last picture that passed.</param>
/// <param name="PassedAt">Its time.</param>
/// <param name="MovedAt">The time of the last one that passed because something had changed.</param>
internal sealed record MotionState(byte[] Thumbnail, DateTimeOffset PassedAt, DateTimeOffset MovedAt);
