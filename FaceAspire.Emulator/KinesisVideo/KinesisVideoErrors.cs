using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>The errors that Kinesis Video documents.</summary>
internal static class KinesisVideoErrors
{
    public static AwsException NoSuchStream(string? name) =>
        new(404, "ResourceNotFoundException", $"The requested stream {name} is not found or not active.");

    public static AwsException Exists(string name) => new(400, "ResourceInUseException", $"The stream {name} already exists.");

    public static AwsException Invalid(string message) => new(400, "InvalidArgumentException", message);

    public static AwsException ConnectionLimit(string name) =>
        new(400, "ConnectionLimitExceededException", $"There is a PutMedia connection for stream {name} already.");

    public static AwsException NoRetention(string name) =>
        new(400, "NoDataRetentionException", $"The stream {name} keeps no data: its DataRetentionInHours is 0.");
}
