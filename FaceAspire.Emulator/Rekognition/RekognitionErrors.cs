using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>The errors that Rekognition documents.</summary>
internal static class RekognitionErrors
{
    public static AwsException NotFound(string what) => new(400, "ResourceNotFoundException", $"{what} does not exist.");

    public static AwsException Exists(string what) => new(400, "ResourceAlreadyExistsException", $"{what} already exists.");

    public static AwsException InUse(string message) => new(400, "ResourceInUseException", message);

    public static AwsException Invalid(string message) => new(400, "InvalidParameterException", message);

    public static AwsException InvalidToken() => new(400, "InvalidPaginationTokenException", "NextToken is none of this operation's.");

    public static AwsException InvalidFormat(string message) => new(400, "InvalidImageFormatException", message);

    public static AwsException TooLarge(string message) => new(400, "ImageTooLargeException", message);

    public static AwsException InvalidObject(string message) => new(400, "InvalidS3ObjectException", message);

    public static AwsException Limit(string message) => new(400, "LimitExceededException", message);

    public static AwsException Conflict(string message) => new(400, "ConflictException", message);

    public static AwsException Quota(string message) => new(400, "ServiceQuotaExceededException", message);

    public static AwsException Internal(string message) => new(500, "InternalServerError", message);
}
