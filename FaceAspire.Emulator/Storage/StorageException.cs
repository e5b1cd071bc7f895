namespace FaceAspire.Emulator.Storage;

/// <summary>The state cannot be opened. The message is for the user: it names the thing and the way out.</summary>
internal sealed class StorageException(string message, Exception inner) : Exception(message, inner);
