using FaceAspire.Emulator.S3;

namespace FaceAspire.Emulator.Faults;

/// <summary>Tells S3's operations by method, path and query.</summary>
internal static class S3Calls
{
    private static readonly (string Query, string Name)[] BucketParts =
    [
        ("notification", "BucketNotificationConfiguration"), ("lifecycle", "BucketLifecycleConfiguration"), ("encryption", "BucketEncryption"),
        ("policy", "BucketPolicy"), ("publicAccessBlock", "PublicAccessBlock"), ("location", "BucketLocation"), ("tagging", "BucketTagging"),
        ("versioning", "BucketVersioning"), ("ownershipControls", "BucketOwnershipControls"), ("cors", "BucketCors"),
    ];

    /// <summary>The call.</summary>
    public static Call Read(HttpContext context)
    {
        var request = S3Request.Parse(context);
        return new("s3", Operation(request), [request.Bucket, $"{request.Bucket}/{request.Key}"]) { Refuse = (to, error) => S3Xml.WriteAsync(request, error) };
    }

    private static string Operation(S3Request request)
    {
        var method = request.Context.Request.Method;
        var verb = method[..1] + method[1..].ToLowerInvariant(); // Get, Put, Head, Delete
        bool Has(string name) => request.Context.Request.Query.ContainsKey(name);
        return (request.Bucket, request.Key, method) switch
        {
            ("", _, _) => "ListBuckets",
            (_, "", "POST") when Has("delete") => "DeleteObjects",
            (_, "", "GET") when Has("uploads") => "ListMultipartUploads",
            (_, "", _) when BucketParts.FirstOrDefault(part => Has(part.Query)).Name is { } part => verb + part,
            (_, "", "PUT") => "CreateBucket",
            (_, "", "GET") => request.Query("list-type") == "2" ? "ListObjectsV2" : "ListObjects",
            (_, "", _) => $"{verb}Bucket",
            (_, _, "POST") => Has("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload",
            (_, _, "PUT") when Has("uploadId") => IsCopy(request) ? "UploadPartCopy" : "UploadPart",
            (_, _, "DELETE") when Has("uploadId") => "AbortMultipartUpload",
            (_, _, "GET") when Has("uploadId") => "ListParts",
            (_, _, _) when Has("tagging") => $"{verb}ObjectTagging",
            (_, _, "PUT") when IsCopy(request) => "CopyObject",
            _ => $"{verb}Object",
        };
    }

    private static bool IsCopy(S3Request request) => request.Header("x-amz-copy-source") is not null;
}
