namespace FaceAspire.Emulator.Ses;

/// <summary>What version 2's operations are asked; members as the API spells them.</summary>
internal sealed record SendEmailRequest(
    string? FromEmailAddress, Destination? Destination, IReadOnlyList<string>? ReplyToAddresses, EmailContent? Content,
    string? ConfigurationSetName);

internal sealed record Destination(
    IReadOnlyList<string>? ToAddresses, IReadOnlyList<string>? CcAddresses, IReadOnlyList<string>? BccAddresses)
{
    /// <summary>Everybody.</summary>
    public IReadOnlyList<string> All => [.. ToAddresses ?? [], .. CcAddresses ?? [], .. BccAddresses ?? []];
}

internal sealed record EmailContent(SimpleMessage? Simple, RawMessage? Raw, object? Template);

internal sealed record RawMessage(byte[]? Data);

internal sealed record SimpleMessage(
    TextContent? Subject, MessageBody? Body, IReadOnlyList<MessageAttachment>? Attachments = null, IReadOnlyList<MessageHeader>? Headers = null);

internal sealed record MessageHeader(string? Name, string? Value);

internal sealed record MessageBody(TextContent? Text, TextContent? Html);

internal sealed record TextContent(string? Data, string? Charset);

internal sealed record MessageAttachment(byte[]? RawContent, string? FileName, string? ContentType, string? ContentDisposition, string? ContentId);

internal sealed record CreateIdentityRequest(string? EmailIdentity, string? ConfigurationSetName = null);
