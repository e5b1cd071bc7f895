namespace FaceAspire.Faces;

/// <summary>A face that was found in an image.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Confidence">That it is a face, 0 to 100.</param>
/// <param name="Landmarks">Its points.</param>
/// <param name="Pose">How it is turned.</param>
/// <param name="Quality">How well it can be seen.</param>
public sealed record DetectedFace(FaceBox Box, double Confidence, FaceLandmarks Landmarks, FacePose Pose, FaceQuality Quality);

/// <summary>How a face is turned, in degrees; an estimate from five points.</summary>
/// <param name="Roll">Tilt: positive when the right eye is lower, as seen in the picture.</param>
/// <param name="Yaw">Left and right, -90 to 90; 0 looks into the camera.</param>
/// <param name="Pitch">Up and down, -90 to 90; 0 looks into the camera.</param>
public readonly record struct FacePose(double Roll, double Yaw, double Pitch);

/// <summary>How well a face can be seen.</summary>
/// <param name="Brightness">Mean brightness, 0 to 100.</param>
/// <param name="Sharpness">From the variance of the Laplacian, 0 (blurred) to 100.</param>
public readonly record struct FaceQuality(double Brightness, double Sharpness);
