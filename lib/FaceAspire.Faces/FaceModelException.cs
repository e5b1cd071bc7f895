namespace FaceAspire.Faces;

/// <summary>Models are missing or broken; the message names the file and the way out.</summary>
public sealed class FaceModelException(string message, Exception? inner = null) : Exception(message, inner);
