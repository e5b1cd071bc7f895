namespace FaceAspire.EndToEnd;

/// <summary>A message as the mailbox lists it.</summary>
internal sealed record Email(
    string Id, string From, string[] To, string Subject, string Text, string Html, DateTimeOffset ReceivedAt, Attachment[] Attachments);

/// <summary>A part of a message that is not its text.</summary>
internal sealed record Attachment(string Name, string ContentType, long Size);
