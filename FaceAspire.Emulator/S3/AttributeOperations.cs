using System.Globalization;
using System.Xml.Linq;

namespace FaceAspire.Emulator.S3;

/// <summary>GetObjectAttributes.</summary>
internal sealed class AttributeOperations(ObjectStore objects)
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize" };

    /// <summary>GetObjectAttributes: what <c>x-amz-object-attributes</c> lists.</summary>
    public Task GetAsync(S3Request request)
    {
        StorageHeaders.CheckVersion(request.Query("versionId"));
        var wanted = (request.Header("x-amz-object-attributes") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (wanted is [] || wanted.Any(name => !Known.Contains(name)))
        {
            throw S3Errors.Argument("Invalid attribute name specified.", "x-amz-object-attributes", string.Join(',', wanted));
        }

        var stored = objects.Get(request.Bucket, request.Key);
        request.Context.Response.Headers.LastModified = stored.LastModified.ToString("R", CultureInfo.InvariantCulture);
        return S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "GetObjectAttributesResponse", wanted.Distinct().Select(name => Describe(request, stored, name))));
    }

    private static XElement? Describe(S3Request request, StoredObject stored, string name) => name switch
    {
        "ETag" => S3Xml.Element("ETag", stored.ETag),
        "Checksum" when stored.Checksum is not null =>
            S3Xml.Element("Checksum", S3Xml.Checksum(stored.Checksum.Split('-')[0]), S3Xml.Element("ChecksumType", stored.ChecksumType)),
        "ObjectParts" when stored.Parts.Count > 0 => Parts(request, stored),
        "StorageClass" => S3Xml.Element("StorageClass", stored.StorageClass),
        "ObjectSize" => S3Xml.Element("ObjectSize", stored.Size),
        _ => null,
    };

    /// <summary>The parts, one by one where the object's checksum is made of theirs.</summary>
    private static XElement Parts(S3Request request, StoredObject stored)
    {
        var parts = S3Xml.Element("ObjectParts", S3Xml.Element("PartsCount", stored.Parts.Count));
        if (stored.ChecksumType != MultipartChecksum.Composite || stored.Checksum?.Split(':', 2)[0] is not { } algorithm)
        {
            return parts;
        }

        var (after, max) = (Number(request, "x-amz-part-number-marker", 0), Number(request, "x-amz-max-parts", 1000));
        var found = stored.Parts.Where(part => part.Number > after).ToArray();
        var shown = found.Take(max).ToArray();
        parts.Add(
            S3Xml.Element("PartNumberMarker", after), S3Xml.Element("MaxParts", max), S3Xml.Element("IsTruncated", found.Length > shown.Length),
            S3Xml.Element("NextPartNumberMarker", shown is [.., var last] ? last.Number : 0),
            shown.Select(part => S3Xml.Element(
                "Part",
                S3Xml.Element("PartNumber", part.Number), S3Xml.Element("Size", part.Size),
                part.Checksum.Length > 0 ? S3Xml.Checksum($"{algorithm}:{part.Checksum}") : null)));
        return parts;
    }

    private static int Number(S3Request request, string header, int otherwise) =>
        int.TryParse(request.Header(header), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
