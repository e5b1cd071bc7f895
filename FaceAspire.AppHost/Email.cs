namespace FaceAspire.AppHost;

/// <summary>An e-mail as the emulator's mailbox lists it; what else it says is not needed here.</summary>
internal sealed record Email(string Id, string[] To, string Subject);
