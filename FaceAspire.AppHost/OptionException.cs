namespace FaceAspire.AppHost;

/// <summary>The command line asks for something that cannot be; the message is all that is shown.</summary>
internal sealed class OptionException(string message) : Exception(message);
