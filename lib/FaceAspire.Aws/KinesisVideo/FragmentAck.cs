namespace FaceAspire.Aws.KinesisVideo;

/// <summary>What the service says of a fragment while video is sent.</summary>
/// <param name="Type">How far it has come.</param>
/// <param name="Timecode">The Cluster's timecode in milliseconds, as sent; null, 0 or -1 where the service does not say.</param>
/// <param name="FragmentNumber">The number given to it, some 47 digits; null or empty where there is none.</param>
/// <param name="ErrorId">For errors, such as 4004.</param>
/// <param name="ErrorCode">For errors, such as <c>FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS</c>.</param>
public sealed record FragmentAck(
    FragmentAckType Type, long? Timecode = null, string? FragmentNumber = null, int? ErrorId = null, string? ErrorCode = null);
