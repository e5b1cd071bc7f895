using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>The errors that Kinesis documents.</summary>
internal static class KinesisErrors
{
    public static AwsException NoSuchStream(string name, string account) =>
        new(400, "ResourceNotFoundException", $"Stream {name} under account {account} not found.");

    public static AwsException InUse(string name, string account) =>
        new(400, "ResourceInUseException", $"Stream {name} under account {account} already exists.");

    public static AwsException Invalid(string message) => new(400, "InvalidArgumentException", message);

    public static AwsException Validation(string message) => new(400, "ValidationException", message);

    public static AwsException ExpiredIterator() =>
        new(400, "ExpiredIteratorException", "Iterator expired. The iterator was created more than 300 seconds ago.");
}
