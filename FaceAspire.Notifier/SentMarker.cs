namespace FaceAspire.Notifier;

/// <summary>That an alert was sent.</summary>
/// <param name="MessageId">SES's id of the message.</param>
/// <param name="At">When.</param>
internal sealed record SentMarker(string MessageId, DateTimeOffset At);
