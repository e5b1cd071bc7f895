using FaceAspire.Emulator.Protocol;
using MimeKit;

namespace FaceAspire.Emulator.Ses;

/// <summary>What both versions check before they take a message (SES developer guide, "Service quotas").</summary>
internal static class SesLimits
{
    private const int MaxRecipients = 50;
    private const int MaxHeaders = 15;

    /// <summary>Recipients, 1 to 50: their addresses.</summary>
    public static IReadOnlyList<string> Recipients(IReadOnlyList<string> recipients)
    {
        if (recipients.Count is < 1 or > MaxRecipients)
        {
            throw Bad(recipients.Count == 0 ? "Missing destination: To, Cc and Bcc are all empty." : $"Recipient count exceeds {MaxRecipients}.");
        }

        return [.. recipients.Select(Address)];
    }

    /// <summary>An address, out of <c>Ann Lee &lt;ann@example.org&gt;</c> or by itself.</summary>
    public static string Address(string? text) =>
        MailboxAddress.TryParse(text, out var address) && address.Address.IndexOf('@') is > 0 and var at && at < address.Address.Length - 1
            ? address.Address
            : throw Bad("Missing final '@domain'");

    /// <summary>The sender that a message names itself.</summary>
    public static string Sender(MimeMessage message) =>
        Address((message.From.Mailboxes.FirstOrDefault() ?? message.Sender)?.ToString());

    /// <summary>Refuses messages that are too large, in bytes as they are sent.</summary>
    public static byte[] Size(byte[]? raw, int maxBytes) => raw switch
    {
        null or [] => throw Bad("The raw message is empty."),
        _ when raw.Length > maxBytes => throw Bad($"Message length is more than {maxBytes} bytes long: '{raw.Length}'."),
        _ => raw,
    };

    /// <summary>What a message of subject and body must have.</summary>
    public static SimpleMessage Complete(SimpleMessage message) => message switch
    {
        { Subject: null or { Data: null } } => throw Bad("Content.Simple.Subject must not be null."),
        { Body: null or { Text: null, Html: null } } => throw Bad("Content.Simple.Body must have Text or Html."),
        { Headers.Count: > MaxHeaders } => throw Bad($"Content.Simple.Headers must have {MaxHeaders} members at most."),
        _ when message.Headers?.Any(header => header.Name is not { Length: > 0 } || header.Value is null) == true =>
            throw Bad("Content.Simple.Headers must have a Name and a Value each."),
        _ when message.Attachments?.Any(attachment => attachment is { FileName: null } or { RawContent: null }) == true =>
            throw Bad("Content.Simple.Attachments must have a FileName and RawContent each."),
        _ => message,
    };

    /// <summary>A refusal, under the code of either version.</summary>
    public static AwsException Bad(string message) => new(400, "BadRequestException", message) { QueryCode = "InvalidParameterValue" };

    /// <summary>There are no configuration sets here.</summary>
    public static AwsException NoSuchConfigurationSet(string name) =>
        new(404, "NotFoundException", $"Configuration set <{name}> does not exist.");
}
