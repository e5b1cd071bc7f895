using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.S3;

/// <summary>S3's documented errors.</summary>
internal static class S3Errors
{
    /// <summary>The key that an error is about, where it is not the request's own.</summary>
    public const string KeyDetail = "Key";

    /// <summary>The same error, called as S3 calls it.</summary>
    public static AwsException Of(AwsException error) => error.Code == "InternalFailure" ? new(500, "InternalError", error.Message) : error;

    public static AwsException BucketOwned() => new(
        409, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.");

    public static AwsException Owner(string owner) => new(
        400, "InvalidBucketOwnerAWSAccountID", $"The value of the expected bucket owner parameter must be an AWS Account ID... [{owner}]");

    public static AwsException NoBucket() => new(404, "NoSuchBucket", "The specified bucket does not exist");

    public static AwsException NoKey(string? key) => new(404, "NoSuchKey", "The specified key does not exist.")
    { Details = key is null ? [] : [(KeyDetail, key)] };

    public static AwsException NoUpload(string id) => new(
        404, "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.")
    { Details = [("UploadId", id)] };

    public static AwsException BucketName() => new(400, "InvalidBucketName", "The specified bucket is not valid.");

    public static AwsException BucketNotEmpty() => new(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");

    public static AwsException KeyTooLong() => new(400, "KeyTooLongError", "Your key is too long: 1024 bytes in UTF-8 are allowed.");

    public static AwsException Argument(string message) => new(400, "InvalidArgument", message);

    public static AwsException Argument(string message, string name, string value) =>
        new(400, "InvalidArgument", message) { Details = [("ArgumentName", name), ("ArgumentValue", value)] };

    public static AwsException NoAcls() => new(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");

    public static AwsException OwnerOwns() => new(
        400, "InvalidBucketAclWithObjectOwnership", "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");

    public static AwsException NoContent() => new(400, "UnexpectedContent", "This request does not support content");

    public static AwsException NoAclGiven() => new(400, "MissingSecurityHeader", "Your request was missing a required header")
    { Details = [("MissingHeaderName", "x-amz-acl")] };

    public static AwsException Archived(string storageClass) => new(403, "InvalidObjectState", "The operation is not valid for the object's storage class")
    { Details = [("StorageClass", storageClass)] };

    public static AwsException SourceArchived() => new(
        403, "ObjectNotInActiveTierError", "The source object of the COPY action is not in the active tier and is only stored in Amazon S3 Glacier.");

    public static AwsException PartNumber(int requested, int actual) => new(416, "InvalidPartNumber", "The requested partnumber is not satisfiable")
    { Details = [("PartNumberRequested", $"{requested}"), ("ActualPartCount", $"{actual}")] };

    public static AwsException Request(string message) => new(400, "InvalidRequest", message);

    public static AwsException Tag(string message, params (string Element, string Value)[] details) => new(400, "InvalidTag", message) { Details = details };

    public static AwsException TooManyTags(int allowed) => new(400, "BadRequest", $"Object tags cannot be greater than {allowed}");

    public static AwsException Xml() =>
        new(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsException Policy() => new(400, "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");

    public static AwsException Digest(string what) =>
        new(400, "BadDigest", $"The {what} you specified did not match the calculated checksum.");

    public static AwsException DigestForm(string header) => new(400, "InvalidDigest", $"The value specified for {header} is not valid.");

    public static AwsException Sha256() => new(
        400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.");

    public static AwsException Incomplete() => new(
        400, "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header");

    public static AwsException NoLength() => new(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");

    public static AwsException TooLarge(long allowed) => new(
        400, "EntityTooLarge", $"Your proposed upload exceeds the maximum allowed size of {allowed} bytes");

    public static AwsException PartTooSmall(UploadedPart part, long allowed) => new(
        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.")
    { Details = [("ETag", part.ETag), ("MinSizeAllowed", $"{allowed}"), ("PartNumber", $"{part.Number}"), ("ProposedSize", $"{part.Size}")] };

    public static AwsException Part(string upload, int number, string etag) => new(
        400, "InvalidPart",
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.")
    { Details = [("UploadId", upload), ("PartNumber", $"{number}"), ("ETag", etag)] };

    public static AwsException PartOrder() => new(
        400, "InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.");

    public static AwsException MetadataTooLarge() => new(
        400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size of 2048 bytes");

    public static AwsException Precondition(string header) => new(
        412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
    { Details = [("Condition", header)] };

    public static AwsException Range(string requested, long size) => new(416, "InvalidRange", "The requested range is not satisfiable")
    { Details = [("RangeRequested", requested), ("ActualObjectSize", $"{size}")] };

    public static AwsException Method() => new(
        405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
}
