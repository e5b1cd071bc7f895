namespace FaceAspire.Producer.Sources;

/// <summary>A camera's source gives no video; the message says what is wrong and the way out, without credentials.</summary>
internal sealed class SourceException(string message, Exception? inner = null) : IOException(message, inner);
