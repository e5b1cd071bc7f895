using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Ses;

/// <summary>The operations of SES v2 (API reference "Amazon SES API v2").</summary>
internal sealed class SesV2Operations(MailStore mails, Identities identities, SendQuota quota)
{
    /// <summary>40 MB of message in base64, and what stands around it.</summary>
    public const int MaxRequestBytes = 56 * 1024 * 1024;

    private const int MaxPage = 1000;
    private const int MaxMessageBytes = 40 * 1024 * 1024;

    /// <summary>SendEmail, of a whole message or of subject and body.</summary>
    public async Task<object?> Send(SendEmailRequest request, HttpContext context)
    {
        if (request.ConfigurationSetName is { Length: > 0 } set)
        {
            throw SesLimits.NoSuchConfigurationSet(set);
        }

        var raw = SesLimits.Size(Build(request), MaxMessageBytes);
        using var message = await MailStore.ParseAsync(raw, context.RequestAborted);
        var from = request.FromEmailAddress is { } given ? SesLimits.Address(given) : SesLimits.Sender(message);
        var recipients = request.Destination?.All is { Count: > 0 } all ? all : [.. message.GetRecipients().Select(mailbox => mailbox.Address)];
        var mail = await mails.AddAsync(identities.Require(from), SesLimits.Recipients(recipients), raw, context.RequestAborted);
        return new { MessageId = mail.Id };
    }

    /// <summary>CreateEmailIdentity: verified at once.</summary>
    public object? CreateIdentity(CreateIdentityRequest request)
    {
        var identity = request.EmailIdentity is { Length: > 0 } given ? given : throw SesLimits.Bad("EmailIdentity must not be empty.");
        if (request.ConfigurationSetName is { Length: > 0 } set)
        {
            throw SesLimits.NoSuchConfigurationSet(set);
        }

        return identities.Add(identity)
            ? new { IdentityType = TypeOf(identity), VerifiedForSendingStatus = true }
            : throw new AwsException(400, "AlreadyExistsException", $"Email identity {identity} already exists.");
    }

    /// <summary>GetEmailIdentity.</summary>
    public Task<object?> GetIdentity(object request, HttpContext context)
    {
        var identity = Known(context);
        return Task.FromResult<object?>(new { IdentityType = TypeOf(identity), VerifiedForSendingStatus = true, VerificationStatus = "SUCCESS", FeedbackForwardingStatus = true });
    }

    /// <summary>DeleteEmailIdentity.</summary>
    public Task<object?> DeleteIdentity(object request, HttpContext context)
    {
        identities.Remove(Known(context));
        return Task.FromResult<object?>(null);
    }

    /// <summary>ListEmailIdentities, up to 1,000 a page.</summary>
    public Task<object?> ListIdentities(object request, HttpContext context)
    {
        var (size, after) = (int.TryParse(context.Request.Query["PageSize"], out var asked) ? asked : MaxPage, context.Request.Query["NextToken"].ToString());
        if (size is < 0 or > MaxPage)
        {
            throw SesLimits.Bad($"PageSize must be from 0 to {MaxPage}.");
        }

        var found = identities.All().Where(identity => string.CompareOrdinal(identity, after) > 0).Order(StringComparer.Ordinal).ToArray();
        var shown = found.Take(size == 0 ? MaxPage : size).ToArray();
        return Task.FromResult<object?>(new
        {
            EmailIdentities = shown.Select(identity => new { IdentityName = identity, IdentityType = TypeOf(identity), SendingEnabled = true, VerificationStatus = "SUCCESS" }),
            NextToken = found.Length > shown.Length ? shown[^1] : null,
        });
    }

    /// <summary>GetAccount: out of the sandbox, and healthy.</summary>
    public object? GetAccount(object request) => new
    {
        DedicatedIpAutoWarmupEnabled = false,
        EnforcementStatus = "HEALTHY",
        ProductionAccessEnabled = true,
        SendingEnabled = true,
        SendQuota = new { SendQuota.Max24HourSend, SendQuota.MaxSendRate, quota.SentLast24Hours },
    };

    private static byte[]? Build(SendEmailRequest request)
    {
        switch (request.Content)
        {
            case { Raw: { } whole }:
                return whole.Data;
            case { Simple: { } simple }:
                _ = SesLimits.Address(request.FromEmailAddress);
                SesLimits.Recipients(request.Destination?.All ?? []);
                return SimpleMail.Build(request.FromEmailAddress!, request.Destination!, request.ReplyToAddresses ?? [], SesLimits.Complete(simple));
            case { Template: not null }:
                throw AwsException.NotImplemented("SES", "SendEmail with a template");
            default:
                throw SesLimits.Bad("Content must have one of Simple, Raw and Template.");
        }
    }

    private string Known(HttpContext context)
    {
        var identity = (string)context.Request.RouteValues["EmailIdentity"]!;
        return identities.Contains(identity) ? identity : throw new AwsException(404, "NotFoundException", $"Email identity {identity} does not exist.");
    }

    private static string TypeOf(string identity) => identity.Contains('@') ? "EMAIL_ADDRESS" : "DOMAIN";
}
