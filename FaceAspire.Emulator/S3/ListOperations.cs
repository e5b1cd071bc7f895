using System.Globalization;
using System.Text;
using System.Xml.Linq;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>ListObjects, as it was and as V2.</summary>
internal sealed class ListOperations(Database database, Arns arns)
{
    private const int DefaultMax = 1000;

    /// <summary>ListObjectsV2 when <c>list-type=2</c>, else ListObjects.</summary>
    public Task ListAsync(S3Request request) => request.Query("list-type") == "2" ? ListV2Async(request) : ListV1Async(request);

    /// <summary>A whole number from the query.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>.</exception>
    public static int Max(S3Request request, string name) => request.Query(name) switch
    {
        null or "" => DefaultMax,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var max) => Math.Min(max, DefaultMax),
        _ => throw S3Errors.Argument($"Provided {name} not an integer or within integer range"),
    };

    /// <summary>How names are written: as they are, or percent-encoded when <c>encoding-type=url</c>.</summary>
    public static Func<string, string> Encoding(S3Request request) => request.Query("encoding-type") switch
    {
        null => name => name,
        "url" => name => Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal),
        var other => throw S3Errors.Argument("Invalid Encoding Method specified in Request", "encoding-type", other),
    };

    /// <summary>ListObjectVersions: each object has one version, whose id is <c>null</c>, as in a bucket that was never versioned.</summary>
    public Task ListVersionsAsync(S3Request request)
    {
        var marker = request.Query("key-marker") ?? "";
        return WriteAsync(request, "ListVersionsResult", marker, Version, (page, encode) =>
        [
            S3Xml.Element("KeyMarker", encode(marker)),
            S3Xml.Element("VersionIdMarker", request.Query("version-id-marker") ?? ""),
            .. page.Next is { } next
                ? new[] { S3Xml.Element("NextKeyMarker", encode(WithoutLast(next))), S3Xml.Element("NextVersionIdMarker", "null") }
                : [],
        ]);
    }

    private XElement Version(StoredObject stored, Func<string, string> encode)
    {
        var version = Contents(stored, encode, owner: true);
        version.Name = S3Xml.Xmlns + "Version";
        version.Add(S3Xml.Element("VersionId", "null"), S3Xml.Element("IsLatest", true));
        return version;
    }

    private Task ListV2Async(S3Request request)
    {
        var token = request.Query("continuation-token");
        var (start, owner) = (request.Query("start-after"), request.Query("fetch-owner") == "true");
        var after = token is null ? start ?? "" : FromToken(token);
        return WriteAsync(request, "ListBucketResult", after, (stored, encode) => Contents(stored, encode, owner), (page, encode) =>
        [
            token is null ? null : S3Xml.Element("ContinuationToken", token),
            page.Next is null ? null : S3Xml.Element("NextContinuationToken", ToToken(page.Next)),
            S3Xml.Element("KeyCount", page.Count),
            start is null || token is not null ? null : S3Xml.Element("StartAfter", encode(start)),
        ]);
    }

    private Task ListV1Async(S3Request request)
    {
        var marker = request.Query("marker") ?? "";
        var delimited = request.Query("delimiter") is { Length: > 0 };
        return WriteAsync(request, "ListBucketResult", marker, (stored, encode) => Contents(stored, encode, owner: true), (page, encode) =>
        [
            S3Xml.Element("Marker", encode(marker)),
            page.Next is { } next && delimited ? S3Xml.Element("NextMarker", encode(WithoutLast(next))) : null,
        ]);
    }

    /// <summary>What all lists have in common, and between it how each tells where it stands.</summary>
    private Task WriteAsync(
        S3Request request, string root, string after, Func<StoredObject, Func<string, string>, XElement> describe,
        Func<ObjectPage, Func<string, string>, XElement?[]> position)
    {
        var (prefix, delimiter) = (request.Query("prefix") ?? "", request.Query("delimiter") ?? "");
        var (max, encode) = (Max(request, "max-keys"), Encoding(request));
        var page = ObjectLister.List(database, request.Bucket, prefix, delimiter, after, max);
        return S3Xml.WriteAsync(request.Context, S3Xml.Element(
            root,
            S3Xml.Element("Name", request.Bucket),
            S3Xml.Element("Prefix", encode(prefix)),
            position(page, encode),
            S3Xml.Element("MaxKeys", max),
            delimiter.Length > 0 ? S3Xml.Element("Delimiter", encode(delimiter)) : null,
            request.Query("encoding-type") is { } type ? S3Xml.Element("EncodingType", type) : null,
            S3Xml.Element("IsTruncated", page.Next is not null),
            page.Objects.Select(stored => describe(stored, encode)),
            page.CommonPrefixes.Select(common => S3Xml.Element("CommonPrefixes", S3Xml.Element("Prefix", encode(common))))));
    }

    private XElement Contents(StoredObject stored, Func<string, string> encode, bool owner) => S3Xml.Element(
        "Contents",
        S3Xml.Element("Key", encode(stored.Key)),
        S3Xml.Element("LastModified", S3Xml.Time(stored.Modified)),
        S3Xml.Element("ETag", stored.QuotedETag),
        S3Xml.Element("Size", stored.Size),
        owner ? S3Xml.Element("Owner", S3Xml.Element("ID", arns.Account)) : null,
        stored.Checksum is { } checksum
            ? new[] { S3Xml.Element("ChecksumAlgorithm", checksum.Split(':', 2)[0].ToUpperInvariant()), S3Xml.Element("ChecksumType", stored.ChecksumType) }
            : null,
        S3Xml.Element("StorageClass", stored.StorageClass));

    private static string WithoutLast(string next) => next.EndsWith(ObjectLister.Last, StringComparison.Ordinal) ? next[..^2] : next;

    private static string ToToken(string after) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(after));

    private static string FromToken(string token)
    {
        try
        {
            return token.Length == 0 ? throw new FormatException() : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(token));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw new Protocol.AwsException(400, "InvalidArgument", "The continuation token provided is incorrect") { Details = [("ArgumentName", "continuation-token")] };
        }
    }
}
