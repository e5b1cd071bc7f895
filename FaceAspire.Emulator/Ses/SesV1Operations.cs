using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.Ses;

/// <summary>The operations of SES v1 (query protocol, version 2010-12-01).</summary>
internal sealed class SesV1Operations(MailStore mails, Identities identities)
{
    private const int MaxMessageBytes = 10 * 1024 * 1024;
    private static readonly XNamespace Xml = "http://ses.amazonaws.com/doc/2010-12-01/";

    /// <summary>The operations under their names.</summary>
    public QueryService ToService() => new QueryService("2010-12-01", Xml.NamespaceName, ConstraintSet.Of("ses", "ValidationError"))
        .On("SendEmail", SendAsync)
        .On("SendRawEmail", SendRawAsync)
        .On("VerifyEmailIdentity", Verify)
        .On("VerifyEmailAddress", Verify)
        .On("ListIdentities", (_, _) => Answer(new XElement(Xml + "Identities", Members(identities.All()))))
        .On("GetIdentityVerificationAttributes", VerificationAttributes)
        .On("DeleteIdentity", Delete);

    private async Task<IEnumerable<XElement>?> SendAsync(QueryForm form, CancellationToken cancellationToken)
    {
        CheckConfigurationSet(form);
        var from = form.Required("Source");
        var destination = new Destination(
            [.. form.List("Destination.ToAddresses.member")], [.. form.List("Destination.CcAddresses.member")], [.. form.List("Destination.BccAddresses.member")]);
        var sender = SesLimits.Address(from);
        var recipients = SesLimits.Recipients(destination.All);
        var content = SesLimits.Complete(new(
            new(form.Required("Message.Subject.Data"), null),
            new(Text(form["Message.Body.Text.Data"]), Text(form["Message.Body.Html.Data"]))));
        var raw = SesLimits.Size(SimpleMail.Build(from, destination, form.List("ReplyToAddresses.member"), content), MaxMessageBytes);
        return Sent(await mails.AddAsync(identities.Require(sender), recipients, raw, cancellationToken));
    }

    private async Task<IEnumerable<XElement>?> SendRawAsync(QueryForm form, CancellationToken cancellationToken)
    {
        CheckConfigurationSet(form);
        var raw = SesLimits.Size(Decode(form.Required("RawMessage.Data")), MaxMessageBytes);
        using var message = await MailStore.ParseAsync(raw, cancellationToken);
        var from = form["Source"] is { } source ? SesLimits.Address(source) : SesLimits.Sender(message);
        string[] recipients = [.. form.List("Destinations.member")];
        var to = recipients.Length > 0 ? recipients : [.. message.GetRecipients().Select(mailbox => mailbox.Address)];
        return Sent(await mails.AddAsync(identities.Require(from), SesLimits.Recipients(to), raw, cancellationToken));
    }

    private static void CheckConfigurationSet(QueryForm form)
    {
        if (form["ConfigurationSetName"] is { Length: > 0 } set)
        {
            throw new AwsException(400, "ConfigurationSetDoesNotExist", $"Configuration set <{set}> does not exist.");
        }
    }

    private Task<IEnumerable<XElement>?> Verify(QueryForm form, CancellationToken cancellationToken)
    {
        identities.Add(SesLimits.Address(form.Required("EmailAddress")));
        return Answer();
    }

    private Task<IEnumerable<XElement>?> Delete(QueryForm form, CancellationToken cancellationToken)
    {
        identities.Remove(form.Required("Identity"));
        return Answer();
    }

    private Task<IEnumerable<XElement>?> VerificationAttributes(QueryForm form, CancellationToken cancellationToken) => Answer(new XElement(
        Xml + "VerificationAttributes",
        form.List("Identities.member").Where(identities.Contains).Select(identity => new XElement(Xml + "entry",
            new XElement(Xml + "key", identity),
            new XElement(Xml + "value", new XElement(Xml + "VerificationStatus", "Success"))))));

    private static IEnumerable<XElement> Sent(Mail mail) => [new(Xml + "MessageId", mail.Id)];

    private static IEnumerable<XElement> Members(IEnumerable<string> values) => values.Select(value => new XElement(Xml + "member", value));

    private static Task<IEnumerable<XElement>?> Answer(params XElement[] elements) => Task.FromResult<IEnumerable<XElement>?>(elements);

    private static TextContent? Text(string? data) => data is null ? null : new(data, null);

    private static byte[] Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw SesLimits.Bad("RawMessage.Data is not base64.");
        }
    }
}
