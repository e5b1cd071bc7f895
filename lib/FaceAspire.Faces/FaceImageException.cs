namespace FaceAspire.Faces;

/// <summary>A file is no picture that can be used; the message says why.</summary>
public sealed class FaceImageException(string message) : Exception(message);
