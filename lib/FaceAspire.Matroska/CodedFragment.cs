using System.Buffers;

namespace FaceAspire.Matroska;

/// <summary>Frames that are sent and stored together, as they are written: one Cluster, beginning with a key frame.</summary>
/// <param name="Timecode">The first frame's time.</param>
/// <param name="Until">The time of the frame that is shown last; how long that one is shown is not known.</param>
/// <param name="Frames">How many frames there are, 1 or more.</param>
/// <param name="Cluster">The Cluster, and the tags behind it.</param>
public sealed record CodedFragment(TimeSpan Timecode, TimeSpan Until, int Frames, ReadOnlySequence<byte> Cluster);
