namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A span of time, its ends included.</summary>
/// <param name="Clock">By whose clock.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
internal sealed record TimeRange(FragmentClock Clock, DateTimeOffset From, DateTimeOffset To);
