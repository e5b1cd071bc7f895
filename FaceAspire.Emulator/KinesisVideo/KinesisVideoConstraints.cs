using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What AWS's models demand of requests: each of the three APIs has a model of its own.</summary>
internal static class KinesisVideoConstraints
{
    private const string Code = "InvalidArgumentException";

    /// <summary>Of the control plane.</summary>
    public static ConstraintSet Streams { get; } = ConstraintSet.Of("kinesisvideo", Code);

    /// <summary>Of GetMedia.</summary>
    public static ConstraintSet Media { get; } = ConstraintSet.Of("kinesis-video-media", Code);

    /// <summary>Of archived media.</summary>
    public static ConstraintSet Archive { get; } = ConstraintSet.Of("kinesis-video-archived-media", Code);
}
