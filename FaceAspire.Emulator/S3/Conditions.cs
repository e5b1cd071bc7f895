using System.Globalization;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>Conditional requests, decided.</summary>
/// <param name="IfMatch">An ETag with or without quotes, or <c>*</c>.</param>
/// <param name="IfNoneMatch">An ETag with or without quotes, or <c>*</c>.</param>
/// <param name="IfModifiedSince">An HTTP date.</param>
/// <param name="IfUnmodifiedSince">An HTTP date.</param>
internal sealed record Conditions(
    string? IfMatch = null, string? IfNoneMatch = null, string? IfModifiedSince = null, string? IfUnmodifiedSince = null)
{
    /// <summary>No conditions.</summary>
    public static Conditions None { get; } = new();

    /// <summary>Reads the headers, which for a copy's source begin with <c>x-amz-copy-source-</c>.</summary>
    public static Conditions Of(S3Request request, string prefix = "") => new(
        request.Header(prefix + "If-Match"), request.Header(prefix + "If-None-Match"), request.Header(prefix + "If-Modified-Since"),
        request.Header(prefix + "If-Unmodified-Since"));

    /// <summary>Reads a write's headers.</summary>
    /// <exception cref="AwsException"><c>NotImplemented</c>: S3 takes only <c>If-None-Match: *</c>.</exception>
    public static Conditions OfWrite(S3Request request)
    {
        var conditions = Of(request);
        return conditions.IfNoneMatch is null or "*" ? conditions : throw new AwsException(
            501, "NotImplemented", "A header you provided implies functionality that is not implemented")
        { Details = [("Header", "If-None-Match"), ("additionalMessage", "We don't accept the provided value of If-None-Match header for this API")] };
    }

    /// <summary>Checks a write against what is there now.</summary>
    /// <exception cref="AwsException"><c>PreconditionFailed</c> (412), or <c>NoSuchKey</c> (404) where If-Match finds nothing.</exception>
    public void CheckWrite(StoredObject? current)
    {
        if (IfNoneMatch is not null && current is not null && Matches(IfNoneMatch, current))
        {
            throw S3Errors.Precondition("If-None-Match");
        }

        if (IfMatch is not null)
        {
            if (current is null)
            {
                throw S3Errors.NoKey(null);
            }

            if (!Matches(IfMatch, current))
            {
                throw S3Errors.Precondition("If-Match");
            }
        }
    }

    /// <summary>Checks a read; an ETag counts before a date, as in RFC 9110.</summary>
    /// <param name="stored">What is to be read.</param>
    /// <param name="now">Dates behind it do not count.</param>
    /// <param name="prefix">What the headers begin with.</param>
    /// <exception cref="AwsException"><c>PreconditionFailed</c> (412) or <c>NotModified</c> (304).</exception>
    public void CheckRead(StoredObject stored, DateTimeOffset now, string prefix = "")
    {
        if (IfMatch is not null ? !Matches(IfMatch, stored) : Date(IfUnmodifiedSince) is { } before && stored.LastModified > before)
        {
            throw S3Errors.Precondition(prefix + (IfMatch is not null ? "If-Match" : "If-Unmodified-Since"));
        }

        if (IfNoneMatch is not null ? Matches(IfNoneMatch, stored) : Date(IfModifiedSince) is { } since && since <= now && stored.LastModified <= since)
        {
            throw new AwsException(StatusCodes.Status304NotModified, "NotModified", "Not Modified");
        }
    }

    private static bool Matches(string header, StoredObject stored) =>
        header.Split(',').Any(tag => tag.Trim() is var trimmed && (trimmed == "*" || trimmed.Trim('"') == stored.ETag));

    private static DateTimeOffset? Date(string? header) =>
        DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
