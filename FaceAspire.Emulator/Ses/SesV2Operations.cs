using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Ses;

/// <summary>The operations of SES v2 (API reference "Amazon SES API v2").</summary>
internal sealed class SesV2Operations(MailStore mails, Identities identities)
{
    /// <summary>40 MB of message in base64, and what stands around it.</summary>
    public const int MaxRequestBytes = 56 * 1024 * 1024;

    private const int MaxMessageBytes = 40 * 1024 * 1024;

    /// <summary>SendEmail, of a whole message or of subject and body.</summary>
    public async Task<object?> Send(SendEmailRequest request, HttpContext context)
    {
        var destination = request.Destination ?? new(null, null, null);
        var raw = request.Content switch
        {
            { Raw: { } whole } => SesLimits.Size(whole.Data, MaxMessageBytes),
            { Simple: { } simple } => SimpleMail.Build(
                Sender(request.FromEmailAddress), With(destination), request.ReplyToAddresses ?? [], Complete(simple)),
            { Template: not null } => throw AwsException.NotImplemented("SES", "SendEmail with a template"),
            _ => throw SesLimits.Bad("Content must have one of Simple, Raw and Template."),
        };
        using var message = await MailStore.ParseAsync(raw, context.RequestAborted);
        var from = SesLimits.Address(request.FromEmailAddress ?? message.From.ToString());
        var recipients = destination.All is { Count: > 0 } given ? given : [.. message.GetRecipients().Select(mailbox => mailbox.Address)];
        var mail = await mails.AddAsync(from, SesLimits.Recipients(recipients), raw, context.RequestAborted);
        return new { MessageId = mail.Id };
    }

    /// <summary>CreateEmailIdentity: verified at once.</summary>
    public object? CreateIdentity(CreateIdentityRequest request)
    {
        var identity = request.EmailIdentity is { Length: > 0 } given ? given : throw SesLimits.Bad("EmailIdentity must not be empty.");
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

    /// <summary>ListEmailIdentities.</summary>
    public object ListIdentities() => new
    {
        EmailIdentities = identities.All().Select(identity => new { IdentityName = identity, IdentityType = TypeOf(identity), SendingEnabled = true, VerificationStatus = "SUCCESS" }),
    };

    private string Known(HttpContext context)
    {
        var identity = (string)context.Request.RouteValues["identity"]!;
        return identities.Contains(identity) ? identity : throw new AwsException(404, "NotFoundException", $"Email identity {identity} does not exist.");
    }

    private static string Sender(string? from)
    {
        _ = SesLimits.Address(from);
        return from!;
    }

    private static Destination With(Destination destination)
    {
        SesLimits.Recipients(destination.All);
        return destination;
    }

    private static SimpleMessage Complete(SimpleMessage message) => message switch
    {
        { Subject.Data: null } => throw SesLimits.Bad("Content.Simple.Subject must not be null."),
        { Body: null or { Text: null, Html: null } } => throw SesLimits.Bad("Content.Simple.Body must have Text or Html."),
        _ => message,
    };

    private static string TypeOf(string identity) => identity.Contains('@') ? "EMAIL_ADDRESS" : "DOMAIN";
}
