using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;
using FaceAspire.Emulator.Signing;

namespace FaceAspire.Emulator.Sts;

/// <summary>STS: who is calling, and credentials for a time.</summary>
internal sealed class StsService(Arns arns, TemporaryKeys keys, TimeProvider time)
{
    private const int DefaultRoleSeconds = 3600;
    private const int DefaultSessionSeconds = 43_200;
    private static readonly XNamespace Xml = "https://sts.amazonaws.com/doc/2011-06-15/";

    /// <summary>The operations under their names.</summary>
    public QueryService ToService() => new QueryService("2011-06-15", Xml.NamespaceName, ConstraintSet.Of("sts", "ValidationError"))
        .On("GetCallerIdentity", (form, _) => Answer(CallerIdentity(form)))
        .On("AssumeRole", (form, _) => Answer(AssumeRole(form)))
        .On("GetSessionToken", (form, _) => Answer([SessionToken(form)]))
        .On("GetAccessKeyInfo", (_, _) => Answer([new(Xml + "Account", arns.Account)]));

    private static Task<IEnumerable<XElement>?> Answer(IEnumerable<XElement> result) => Task.FromResult<IEnumerable<XElement>?>(result);

    private XElement[] CallerIdentity(QueryForm form)
    {
        var caller = keys.SessionOf(form.SessionToken) ?? Root("", default);
        return [new(Xml + "Arn", caller.Arn), new(Xml + "UserId", caller.UserId), new(Xml + "Account", caller.Arn.Split(':')[4])];
    }

    private IEnumerable<XElement> AssumeRole(QueryForm form)
    {
        var request = AssumeRoleRequest.Read(form, keys.SessionOf(form.SessionToken));
        var session = new Session(TemporaryKeys.NewId(), ExpiresAfter(request.Seconds ?? DefaultRoleSeconds), request.SessionArn, request.AssumedRoleId);
        yield return Credentials(session);
        yield return new(Xml + "AssumedRoleUser", new XElement(Xml + "AssumedRoleId", session.UserId), new XElement(Xml + "Arn", session.Arn));
        if (request.PackedPolicySize is { } size)
        {
            yield return new(Xml + "PackedPolicySize", size);
        }

        if (request.SourceIdentity is { } identity)
        {
            yield return new(Xml + "SourceIdentity", identity);
        }
    }

    private XElement SessionToken(QueryForm form) => keys.SessionOf(form.SessionToken) is null
        ? Credentials(Root(TemporaryKeys.NewId(), ExpiresAfter(AssumeRoleRequest.Duration(form) ?? DefaultSessionSeconds)))
        : throw new AwsException(403, "AccessDenied", "Cannot call GetSessionToken with session credentials");

    private Session Root(string keyId, DateTimeOffset expires) => new(keyId, expires, $"arn:aws:iam::{arns.Account}:root", arns.Account);

    private DateTimeOffset ExpiresAfter(int seconds) => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds() + seconds);

    private XElement Credentials(Session session)
    {
        var key = keys.Issue(session);
        return new(Xml + "Credentials",
            new XElement(Xml + "AccessKeyId", key.Id),
            new XElement(Xml + "SecretAccessKey", key.Secret),
            new XElement(Xml + "SessionToken", key.SessionToken),
            new XElement(Xml + "Expiration", session.Expires.UtcDateTime));
    }
}
