namespace FaceAspire.Matroska;

/// <summary>One frame of one track.</summary>
/// <param name="Track">The track's number.</param>
/// <param name="Time">When it is shown: the cluster's timecode plus the block's own, so an epoch time where the producer sends those.</param>
/// <param name="IsKey">Whether decoding can begin here.</param>
/// <param name="Data">The coded frame; for H.264 length-prefixed NAL units.</param>
public readonly record struct MkvFrame(int Track, TimeSpan Time, bool IsKey, ReadOnlyMemory<byte> Data);
