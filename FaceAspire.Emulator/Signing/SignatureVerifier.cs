using System.Globalization;

namespace FaceAspire.Emulator.Signing;

/// <summary>Decides whether a request's signature holds.</summary>
/// <param name="keys">Who may call.</param>
/// <param name="temporary">Who else may, for a time.</param>
/// <param name="region">The region that requests must be signed for.</param>
internal sealed class SignatureVerifier(IReadOnlyDictionary<string, AccessKey> keys, TemporaryKeys temporary, string region)
{
    /// <summary>How far a request's time may be from the clock's, as at AWS.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>Checks all that needs no body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="claim">What it says about its signature.</param>
    /// <param name="service">The signing name of the service that it calls; <see langword="null"/> where that is not known.</param>
    /// <param name="now">The time.</param>
    /// <returns>The key that it must be signed with.</returns>
    public AccessKey Admit(WireRequest request, SignatureClaim claim, string? service, DateTimeOffset now)
    {
        var key = keys.TryGetValue(claim.KeyId, out var lasting) ? lasting : Temporary(claim, now);
        if (!Signature.AreSame(claim.SessionToken ?? "", key.SessionToken ?? ""))
        {
            throw new SignatureRefused(Refusal.WrongToken, "The security token included in the request is invalid.");
        }

        CheckScope(claim, service);
        CheckHeaders(request, claim);
        CheckTime(claim, now);
        return key;
    }

    /// <summary>Checks the signature itself.</summary>
    /// <returns>The key that it was signed with, for what else is signed by it.</returns>
    public static byte[] Verify(WireRequest request, SignatureClaim claim, AccessKey key, string payloadHash)
    {
        var canonical = Signature.CanonicalRequest(request, claim, payloadHash);
        var toSign = Signature.StringToSign(claim, canonical);
        var derived = Signature.DeriveKey(key, claim);
        return Signature.AreSame(Signature.Sign(derived, toSign), claim.Signature) ? derived : throw Mismatch(
            ("AWSAccessKeyId", claim.KeyId), ("StringToSign", toSign), ("SignatureProvided", claim.Signature), ("CanonicalRequest", canonical));
    }

    /// <summary>The refusal of what was not signed so.</summary>
    public static SignatureRefused Mismatch(params (string, string)[] details) => new(
        Refusal.Mismatch, "The request signature we calculated does not match the signature you provided. Check your key and signing method.")
    { Details = details };

    private AccessKey Temporary(SignatureClaim claim, DateTimeOffset now)
    {
        if (temporary.SessionOf(claim.SessionToken) is not { } session || session.KeyId != claim.KeyId)
        {
            throw new SignatureRefused(Refusal.UnknownKey, "The security token included in the request is invalid.") { Details = [("AWSAccessKeyId", claim.KeyId)] };
        }

        return now < session.Expires
            ? temporary.KeyOf(session, claim.SessionToken!)
            : throw new SignatureRefused(Refusal.ExpiredToken, "The security token included in the request is expired");
    }

    private void CheckScope(SignatureClaim claim, string? service)
    {
        if (claim.Region != region)
        {
            throw new SignatureRefused(Refusal.WrongScope, claim.Service == "s3"
                ? $"The authorization header is malformed; the region '{claim.Region}' is wrong; expecting '{region}'"
                : "Credential should be scoped to a valid region.")
            { Details = [("Region", region)] };
        }

        if (service is not null && claim.Service != service)
        {
            throw new SignatureRefused(Refusal.WrongScope, $"Credential should be scoped to correct service: '{service}'.");
        }

        if (claim.Scope[0] != claim.Date[..8])
        {
            throw new SignatureRefused(
                Refusal.WrongScope, $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{claim.Scope[0]}' != '{claim.Date[..8]}'.");
        }
    }

    private static void CheckHeaders(WireRequest request, SignatureClaim claim)
    {
        var must = claim.Service == "s3" ? request.Headers.Keys.Where(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)) : [];
        var unsigned = must.Append("host").Except(claim.SignedHeaders, StringComparer.OrdinalIgnoreCase).Select(name => name.ToLowerInvariant()).ToArray();
        if (unsigned.Length > 0)
        {
            throw new SignatureRefused(Refusal.UnsignedHeader, claim.Service == "s3"
                ? "There were headers present in the request which were not signed"
                : "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
            { Details = [("HeadersNotSigned", string.Join(", ", unsigned))] };
        }
    }

    private static void CheckTime(SignatureClaim claim, DateTimeOffset now)
    {
        var (age, server) = (now - claim.Time, now.UtcDateTime.ToString(SignatureClaim.TimeFormat, CultureInfo.InvariantCulture));
        if (claim.Lifetime is { } lifetime)
        {
            if (age > lifetime || age < -Tolerance)
            {
                throw new SignatureRefused(Refusal.Expired, age > lifetime ? "Request has expired" : "Request is not valid yet")
                {
                    Details =
                    [
                        ("X-Amz-Expires", lifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture)), ("Expires", Iso(claim.Time + lifetime)), ("ServerTime", Iso(now)),
                    ],
                };
            }
        }
        else if (age.Duration() > Tolerance)
        {
            throw new SignatureRefused(Refusal.Skewed, age > TimeSpan.Zero
                ? $"Signature expired: {claim.Date} is now earlier than {At(now - Tolerance)} ({server} - 15 min.)"
                : $"Signature not yet current: {claim.Date} is still later than {At(now + Tolerance)} ({server} + 15 min.)")
            {
                Details = [("RequestTime", claim.Date), ("ServerTime", Iso(now)), ("MaxAllowedSkewMilliseconds", "900000")],
            };
        }
    }

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString(SignatureClaim.TimeFormat, CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
