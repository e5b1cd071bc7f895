using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;

namespace FaceAspire.Emulator.Ses;

/// <summary>The operations of SES v1 (query protocol, version 2010-12-01).</summary>
internal sealed class SesV1Operations(MailStore mails, Identities identities, SendQuota quota)
{
    private const int MaxMessageBytes = 10 * 1024 * 1024;
    private const int MaxPage = 1000;
    private static readonly XNamespace Xml = "http://ses.amazonaws.com/doc/2010-12-01/";

    /// <summary>The operations under their names.</summary>
    public QueryService ToService() => new QueryService("2010-12-01", Xml.NamespaceName, ConstraintSet.Of("ses", "ValidationError"))
        .On("SendEmail", SendAsync)
        .On("SendRawEmail", SendRawAsync)
        .On("VerifyEmailIdentity", Verify)
        .On("VerifyEmailAddress", Verify)
        .On("VerifyDomainIdentity", VerifyDomain)
        .On("ListIdentities", List)
        .On("ListVerifiedEmailAddresses", (_, _) => Answer(new XElement(Xml + "VerifiedEmailAddresses", Members(identities.All().Where(IsAddress)))))
        .On("DeleteVerifiedEmailAddress", (form, _) => Delete(form.Required("EmailAddress")))
        .On("GetSendQuota", (_, _) => Answer(
            new(Xml + "Max24HourSend", SendQuota.Max24HourSend), new(Xml + "MaxSendRate", SendQuota.MaxSendRate), new(Xml + "SentLast24Hours", quota.SentLast24Hours)))
        .On("GetSendStatistics", (_, _) => Answer(new XElement(Xml + "SendDataPoints", quota.Statistics.Select(DataPoint))))
        .On("GetAccountSendingEnabled", (_, _) => Answer(new XElement(Xml + "Enabled", true)))
        .On("GetIdentityVerificationAttributes", VerificationAttributes)
        .On("DeleteIdentity", (form, _) => Delete(form.Required("Identity")));

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

    private Task<IEnumerable<XElement>?> VerifyDomain(QueryForm form, CancellationToken cancellationToken)
    {
        var domain = form.Required("Domain");
        identities.Add(domain.Contains('.', StringComparison.Ordinal) && !IsAddress(domain) ? domain : throw SesLimits.Bad($"Invalid domain name {domain}."));
        return Answer(new XElement(Xml + "VerificationToken", Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(domain)))));
    }

    /// <summary>Of one type or both, by name; a page's token is its last identity.</summary>
    private Task<IEnumerable<XElement>?> List(QueryForm form, CancellationToken cancellationToken)
    {
        var max = form["MaxItems"] is null ? MaxPage
            : int.TryParse(form["MaxItems"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 1 and <= MaxPage ? given
            : throw SesLimits.Bad($"MaxItems must be from 1 to {MaxPage}.");
        var found = identities.All().Order(StringComparer.Ordinal)
            .Where(identity => form["IdentityType"] switch { "EmailAddress" => IsAddress(identity), "Domain" => !IsAddress(identity), _ => true })
            .Where(identity => string.CompareOrdinal(identity, form["NextToken"] ?? "") > 0).ToArray();
        var page = new XElement(Xml + "Identities", Members(found.Take(max)));
        return found.Length > max ? Answer(page, new XElement(Xml + "NextToken", found[max - 1])) : Answer(page);
    }

    private Task<IEnumerable<XElement>?> Delete(string identity)
    {
        identities.Remove(identity);
        return Answer();
    }

    private static XElement DataPoint((long BeginsMs, long Recipients) quarter) => new(
        Xml + "member",
        new XElement(Xml + "Timestamp", DateTimeOffset.FromUnixTimeMilliseconds(quarter.BeginsMs).UtcDateTime),
        new XElement(Xml + "DeliveryAttempts", quarter.Recipients), new XElement(Xml + "Bounces", 0),
        new XElement(Xml + "Complaints", 0), new XElement(Xml + "Rejects", 0));

    private static bool IsAddress(string identity) => identity.Contains('@', StringComparison.Ordinal);

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
