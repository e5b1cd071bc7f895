namespace FaceAspire.Emulator.Ses;

/// <summary>A message that was sent.</summary>
/// <param name="Id">SES's message id.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">Everybody it was sent to, hidden copies too.</param>
/// <param name="Subject">The subject.</param>
/// <param name="ReceivedAt">When SES took it.</param>
internal sealed record Mail(string Id, string From, IReadOnlyList<string> To, string Subject, DateTimeOffset ReceivedAt);
