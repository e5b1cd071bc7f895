using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>A frame and the faces in it.</summary>
/// <param name="Frame">Camera and time.</param>
/// <param name="ReceivedAt">When the video service got its fragment; <see langword="null"/> when that is not known.</param>
/// <param name="Faces">The faces; none in an empty frame.</param>
internal sealed record SeenFrame(Frame Frame, DateTimeOffset? ReceivedAt, IReadOnlyList<SeenFace> Faces);
