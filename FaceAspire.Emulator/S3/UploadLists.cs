using FaceAspire.Emulator.Storage;
using Upload = (string Key, string Id, long Initiated, FaceAspire.Emulator.S3.ObjectAttributes Attributes);

namespace FaceAspire.Emulator.S3;

/// <summary>ListMultipartUploads.</summary>
internal sealed class UploadLists(BucketStore buckets, Database database, Arns arns)
{
    /// <summary>A page of a bucket's unfinished uploads. The markers of the next page are its last upload's; common prefixes have none, as at AWS.</summary>
    public Task ListAsync(S3Request request)
    {
        var (max, encode) = (ListOperations.Max(request, "max-uploads"), ListOperations.Encoding(request));
        var (prefix, delimiter, marker) = (request.Query("prefix") ?? "", request.Query("delimiter") ?? "", request.Query("key-marker") ?? "");
        var idMarker = marker.Length > 0 ? request.Query("upload-id-marker") ?? "" : ""; // alone it counts for nothing
        buckets.Require(request.Bucket);
        var (uploads, common, isTruncated) = Page(request.Bucket, prefix, delimiter, marker, idMarker.Length > 0 ? idMarker : ObjectLister.Last, max);
        return S3Xml.WriteAsync(request.Context, S3Xml.Element(
            "ListMultipartUploadsResult",
            S3Xml.Element("Bucket", request.Bucket), S3Xml.Element("KeyMarker", encode(marker)), S3Xml.Element("UploadIdMarker", idMarker),
            S3Xml.Element("NextKeyMarker", uploads is [.., var last] ? encode(last.Key) : ""),
            S3Xml.Element("NextUploadIdMarker", uploads is [.., var latest] ? latest.Id : ""),
            prefix.Length > 0 ? S3Xml.Element("Prefix", encode(prefix)) : null,
            delimiter.Length > 0 ? S3Xml.Element("Delimiter", encode(delimiter)) : null,
            request.Query("encoding-type") is { } type ? S3Xml.Element("EncodingType", type) : null,
            S3Xml.Element("MaxUploads", max), S3Xml.Element("IsTruncated", isTruncated),
            uploads.Select(upload => Describe(upload, encode)),
            common.Select(name => S3Xml.Element("CommonPrefixes", S3Xml.Element("Prefix", encode(name))))));
    }

    private (List<Upload> Uploads, List<string> CommonPrefixes, bool IsTruncated) Page(
        string bucket, string prefix, string delimiter, string afterKey, string afterId, int max)
    {
        var (uploads, common) = (new List<Upload>(), new List<string>());
        afterKey = ObjectLister.CommonPrefix(afterKey, prefix, delimiter) is { } passed ? passed + ObjectLister.Last : afterKey;
        while (max > 0 && database.Read(db => UploadTable.List(db, bucket, prefix, afterKey, afterId, 1)) is [var next])
        {
            if (uploads.Count + common.Count == max)
            {
                return (uploads, common, true);
            }

            if (ObjectLister.CommonPrefix(next.Key, prefix, delimiter) is { } name)
            {
                common.Add(name);
                (afterKey, afterId) = (name + ObjectLister.Last, ObjectLister.Last);
            }
            else
            {
                uploads.Add(next);
                (afterKey, afterId) = (next.Key, next.Id);
            }
        }

        return (uploads, common, false);
    }

    private System.Xml.Linq.XElement Describe(Upload upload, Func<string, string> encode) => S3Xml.Element(
        "Upload",
        MultipartChecksum.Of(upload.Attributes) is { } checksum
            ? new[] { S3Xml.Element("ChecksumAlgorithm", checksum.Algorithm.ToUpperInvariant()), S3Xml.Element("ChecksumType", checksum.Type) }
            : null,
        S3Xml.Element("Key", encode(upload.Key)), S3Xml.Element("UploadId", upload.Id),
        S3Xml.Element("Initiator", S3Xml.Element("ID", arns.Account)), S3Xml.Element("Owner", S3Xml.Element("ID", arns.Account)),
        S3Xml.Element("StorageClass", upload.Attributes.Headers.GetValueOrDefault(ObjectHeaders.StorageClass, "STANDARD")),
        S3Xml.Element("Initiated", S3Xml.Time(upload.Initiated)));
}
