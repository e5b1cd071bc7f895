namespace FaceAspire.Setup;

/// <summary>Setting up cannot go on; the message names the thing and the way out, and is all that is shown.</summary>
internal sealed class SetupException(string message, Exception? inner = null) : Exception(message, inner);
