namespace FaceAspire.Emulator.S3;

/// <summary>Headers of a write that say how and for whom an object is stored. They are checked and kept; the content is stored one way.</summary>
internal static class StorageHeaders
{
    private static readonly HashSet<string> Classes = new(StringComparer.Ordinal)
    {
        "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "OUTPOSTS", "GLACIER_IR",
        "SNOW", "EXPRESS_ONEZONE", "FSX_OPENZFS", "FSX_ONTAP",
    };

    private static readonly HashSet<string> CannedAcls = new(StringComparer.Ordinal)
    {
        "private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read", "bucket-owner-full-control",
        "log-delivery-write",
    };

    /// <summary>The storage class, where it is not the standard one.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidStorageClass</c>.</exception>
    public static string? ClassOf(S3Request request) => request.Header(ObjectHeaders.StorageClass) switch
    {
        null or "STANDARD" => null,
        var name when Classes.Contains(name) => name,
        _ => throw new Protocol.AwsException(400, "InvalidStorageClass", "The storage class you specified is not valid"),
    };

    /// <summary>The encryption, where it is not the default one.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>, or <c>NotImplemented</c> for keys that the client keeps.</exception>
    public static string? EncryptionOf(S3Request request)
    {
        if (request.Header("x-amz-server-side-encryption-customer-algorithm") is not null)
        {
            throw Protocol.AwsException.NotImplemented("S3", "encryption with the client's own keys");
        }

        return request.Header("x-amz-server-side-encryption") switch
        {
            null or "AES256" => null,
            "aws:kms" or "aws:kms:dsse" => request.Header("x-amz-server-side-encryption"),
            var other => throw S3Errors.Argument("The encryption method specified is not supported", "x-amz-server-side-encryption", other),
        };
    }

    /// <summary>
    /// Refuses ACLs, as S3 does in buckets whose owner owns all objects, the default since April 2023 (user guide, "Controlling ownership of objects").
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="refused">The error, where it is not <c>AccessControlListNotSupported</c>.</param>
    /// <exception cref="Protocol.AwsException">That, <c>InvalidArgument</c> for no ACL at all, or <c>InvalidRequest</c> for two.</exception>
    public static void CheckAcl(S3Request request, Func<Protocol.AwsException>? refused = null)
    {
        var acl = request.Header("x-amz-acl");
        if (acl is not null && !CannedAcls.Contains(acl))
        {
            throw S3Errors.Argument("The canned ACL is not known", "x-amz-acl", acl);
        }

        var grants = request.Headers("x-amz-grant-").Any();
        if (acl is not null && grants)
        {
            throw S3Errors.Request("Specifying both Canned ACLs and Header Grants is not allowed");
        }

        if (acl is not (null or "private" or "bucket-owner-full-control") || grants)
        {
            throw (refused ?? S3Errors.NoAcls)();
        }
    }

    /// <summary>Refuses what needs Object Lock, which no bucket here has.</summary>
    public static void CheckLock(S3Request request)
    {
        if (request.Headers("x-amz-object-lock-").Any())
        {
            throw S3Errors.Request("Bucket is missing Object Lock Configuration");
        }
    }

    /// <summary>Refuses every version but the only one that an object here has.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgument</c>.</exception>
    public static void CheckVersion(string? versionId)
    {
        if (versionId is not (null or "null"))
        {
            throw S3Errors.Argument("Invalid version id specified", "versionId", versionId);
        }
    }
}
