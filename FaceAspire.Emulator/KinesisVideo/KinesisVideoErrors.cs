using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>The errors that Kinesis Video documents.</summary>
internal static class KinesisVideoErrors
{
    public static AwsException NoSuchStream(string? name) =>
        new(404, "ResourceNotFoundException", $"The requested stream {name} is not found or not active.");

    public static AwsException NoSuchFragment(string number, string stream) =>
        new(404, "ResourceNotFoundException", $"Fragment {number} is not in stream {stream}.");

    public static AwsException Exists(string name) => new(400, "ResourceInUseException", $"The stream {name} already exists.");

    public static AwsException Invalid(string message) => new(400, "InvalidArgumentException", message);

    public static AwsException OtherVersion(string? asked, VideoStream stream) =>
        new(400, "VersionMismatchException", $"CurrentVersion {asked} is not the version of stream {stream.Name}, which is {stream.Version}.");

    public static AwsException ConnectionLimit(string name, int most) =>
        new(400, "ConnectionLimitExceededException", $"Stream {name} has {most} connection(s) of this kind already; it may have no more.");

    public static AwsException NoRetention(string name) =>
        new(400, "NoDataRetentionException", $"The stream {name} keeps no data: its DataRetentionInHours is 0.");
}
