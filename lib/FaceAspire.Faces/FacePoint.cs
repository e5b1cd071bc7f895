namespace FaceAspire.Faces;

/// <summary>A point as shares of the image's width and height.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public readonly record struct FacePoint(double X, double Y);
