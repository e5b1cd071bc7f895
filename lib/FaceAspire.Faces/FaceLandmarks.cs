namespace FaceAspire.Faces;

/// <summary>The five points that a face is aligned by. Left and right are as seen in the picture.</summary>
/// <param name="EyeLeft">The middle of the eye on the left.</param>
/// <param name="EyeRight">The middle of the eye on the right.</param>
/// <param name="Nose">The nose's tip.</param>
/// <param name="MouthLeft">The corner of the mouth on the left.</param>
/// <param name="MouthRight">The corner of the mouth on the right.</param>
public sealed record FaceLandmarks(FacePoint EyeLeft, FacePoint EyeRight, FacePoint Nose, FacePoint MouthLeft, FacePoint MouthRight);
