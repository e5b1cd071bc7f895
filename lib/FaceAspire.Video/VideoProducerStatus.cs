namespace FaceAspire.Video;

/// <summary>How a <see cref="VideoProducer"/> is doing at a moment.</summary>
/// <param name="AcknowledgedAt">When the service acknowledged a fragment last, by the wall clock; <see langword="null"/> for never.</param>
/// <param name="Problem">What failed since then and is tried again; <see langword="null"/> for nothing.</param>
/// <param name="FramesTaken">Frames of the source so far.</param>
/// <param name="FramesStored">Frames that the service has stored, or received where the stream keeps nothing. Those of an earlier run's spool count, too.</param>
/// <param name="FramesDropped">Frames that will not be stored: no room, refused, not decodable, or a last part of under a second.</param>
/// <param name="BufferedBytes">Bytes in memory that are not stored yet.</param>
/// <param name="SpooledBytes">Bytes on disk that are not stored yet.</param>
public sealed record VideoProducerStatus(
    DateTimeOffset? AcknowledgedAt, string? Problem, long FramesTaken, long FramesStored, long FramesDropped, long BufferedBytes, long SpooledBytes);
