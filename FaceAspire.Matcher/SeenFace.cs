using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>A face of a frame, and who it may be.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Yaw">How far it is turned to a side, in degrees; 0 when that is not known.</param>
/// <param name="Similarity">The best match's similarity, 0 to 100; <see langword="null"/> for a stranger.</param>
/// <param name="ExternalImageId">The best match's photo.</param>
/// <param name="Person">Who is on that photo; <see langword="null"/> when it is not known.</param>
internal sealed record SeenFace(FaceBox? Box, double Yaw, double? Similarity, string? ExternalImageId, string? Person);
