using FaceAspire.Aws.Lambda;
using MimeKit;

namespace FaceAspire.Notifier;

/// <summary>Who is written to, and how. Environment variables <c>FaceAspire__…</c>.</summary>
internal sealed record NotifierOptions
{
    /// <summary>The bucket that remembers which alerts were sent.</summary>
    public required string AuditBucket { get; init; }

    /// <summary>The address that alerts are sent from.</summary>
    public required MailboxAddress Sender { get; init; }

    /// <summary>Who gets the alerts, 1 to 50 addresses.</summary>
    public required IReadOnlyList<MailboxAddress> Recipients { get; init; }

    /// <summary>The zone that e-mails state times in. Default: the machine's.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Local;

    /// <summary>Reads the options.</summary>
    /// <exception cref="LambdaSettingException">One is missing or wrong.</exception>
    public static NotifierOptions From(LambdaSettings settings) => new()
    {
        AuditBucket = settings.Required("AuditBucket"),
        Sender = Address("Sender", settings.Required("Sender")),
        Recipients = Addresses(settings.Required("Recipients")),
        TimeZone = settings.Optional("TimeZone") is { } zone ? Zone(zone) : TimeZoneInfo.Local,
    };

    private static MailboxAddress[] Addresses(string list)
    {
        var parts = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is >= 1 and <= 50 // the most that SES takes in one message
            ? [.. parts.Select(part => Address("Recipients", part))]
            : throw new LambdaSettingException($"FaceAspire__Recipients holds {parts.Length} addresses; it needs 1 to 50, separated by commas.");
    }

    private static MailboxAddress Address(string setting, string text) =>
        MailboxAddress.TryParse(text, out var address) && address.Address.Contains('@')
            ? address
            : throw new LambdaSettingException($"FaceAspire__{setting}: '{text}' is no e-mail address.");

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        ? zone
        : throw new LambdaSettingException($"FaceAspire__TimeZone: '{id}' is no time zone. Use an IANA name such as Europe/Vienna.");
}
