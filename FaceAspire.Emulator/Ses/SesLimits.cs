using FaceAspire.Emulator.Protocol;
using MimeKit;

namespace FaceAspire.Emulator.Ses;

/// <summary>What both versions check before they take a message (SES developer guide, "Service quotas").</summary>
internal static class SesLimits
{
    private const int MaxRecipients = 50;

    /// <summary>Recipients: 1 to 50, each an address.</summary>
    public static IReadOnlyList<string> Recipients(IReadOnlyList<string> recipients)
    {
        if (recipients.Count is < 1 or > MaxRecipients)
        {
            throw Bad(recipients.Count == 0 ? "Missing destination: To, Cc and Bcc are all empty." : $"Recipient count exceeds {MaxRecipients}.");
        }

        foreach (var recipient in recipients)
        {
            _ = Address(recipient);
        }

        return recipients;
    }

    /// <summary>An address, out of <c>Ann Lee &lt;ann@example.org&gt;</c> or by itself.</summary>
    public static string Address(string? text) =>
        MailboxAddress.TryParse(text, out var address) && address.Address.Contains('@')
            ? address.Address
            : throw Bad($"Missing final '@domain' in '{text}'.");

    /// <summary>Refuses messages that are too large.</summary>
    public static byte[] Size(byte[]? raw, int maxBytes) => raw switch
    {
        null or [] => throw Bad("The raw message is empty."),
        _ when raw.Length > maxBytes => throw Bad($"Message length is more than {maxBytes} bytes long: '{raw.Length}'."),
        _ => raw,
    };

    /// <summary>A refusal, under the code of either version.</summary>
    public static AwsException Bad(string message) => new(400, "BadRequestException", message) { QueryCode = "InvalidParameterValue" };
}
