using System.Globalization;

namespace FaceAspire.Emulator.Signing;

/// <summary>What a request says about its signature, in the <c>Authorization</c> header or, presigned, in its query.</summary>
internal sealed record SignatureClaim
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>As <c>X-Amz-Date</c> states times.</summary>
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly string[] QueryParts =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires"];

    public required string KeyId { get; init; }

    /// <summary>Day, region, service and <c>aws4_request</c>.</summary>
    public required string[] Scope { get; init; }

    public required string[] SignedHeaders { get; init; }

    public required string Signature { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>How long a presigned request may be sent; <see langword="null"/> for others.</summary>
    public TimeSpan? Lifetime { get; init; }

    public string? SessionToken { get; init; }

    public string Region => Scope[1];

    public string Service => Scope[2];

    /// <summary>The time, as it was stated.</summary>
    public string Date => Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <exception cref="SignatureRefused">There is none, or it is not complete.</exception>
    public static SignatureClaim Read(WireRequest request) =>
        request.Header("Authorization") is { Length: > 0 } authorization ? FromHeader(request, authorization)
        : request.Parameters.Any(one => QueryParts.Contains(one.Name)) ? FromQuery(request)
        : throw new SignatureRefused(Refusal.Missing, "Request is missing Authentication Token");

    private static SignatureClaim FromHeader(WireRequest request, string authorization)
    {
        if (authorization.Split(' ', 2) is not [Algorithm, var fields])
        {
            throw new SignatureRefused(Refusal.OtherAlgorithm, $"The authorization mechanism you have provided is not supported. Please use {Algorithm}.");
        }

        var parts = fields.Split(',', StringSplitOptions.TrimEntries).Select(field => field.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pairs => pairs.Key, pairs => pairs.First()[1], StringComparer.Ordinal);
        string Part(string name) => parts.GetValueOrDefault(name) is { Length: > 0 } value ? value
            : throw new SignatureRefused(Refusal.Incomplete, $"Authorization header requires '{name}' parameter.");
        return Read(
            Part("Credential"), Part("SignedHeaders"), Part("Signature"), request.Header("X-Amz-Date") ?? request.Header("Date"), request.Header("X-Amz-Security-Token"));
    }

    private static SignatureClaim FromQuery(WireRequest request)
    {
        string Part(string name) => request.Parameter(name) is { Length: > 0 } value ? value : throw new SignatureRefused(
            Refusal.IncompleteQuery, $"Query-string authentication version 4 requires the {string.Join(", ", QueryParts)} parameters.");
        if (Part("X-Amz-Algorithm") != Algorithm)
        {
            throw new SignatureRefused(Refusal.IncompleteQuery, $"X-Amz-Algorithm only supports \"{Algorithm}\"");
        }

        var claim = Read(
            Part("X-Amz-Credential"), Part("X-Amz-SignedHeaders"), Part("X-Amz-Signature"), Part("X-Amz-Date"), request.Parameter("X-Amz-Security-Token"));
        return int.TryParse(Part("X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 604_800
            ? claim with { Lifetime = TimeSpan.FromSeconds(seconds) }
            : throw new SignatureRefused(Refusal.IncompleteQuery, "X-Amz-Expires must be a number of seconds, at most a week: from 1 to 604800");
    }

    private static SignatureClaim Read(string credential, string signedHeaders, string signature, string? date, string? token)
    {
        var parts = credential.Split('/');
        if (parts is not [{ Length: > 0 } id, _, _, _, "aws4_request"])
        {
            throw new SignatureRefused(Refusal.Incomplete, $"Credential must have 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        }

        return DateTimeOffset.TryParseExact(date, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? new()
            {
                KeyId = id,
                Scope = parts[1..],
                SignedHeaders = signedHeaders.Split(';'),
                Signature = signature,
                Time = time,
                SessionToken = token,
            }
            : throw new SignatureRefused(Refusal.Incomplete, "The request must contain a valid Date or X-Amz-Date header.");
    }
}
