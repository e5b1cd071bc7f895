using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>The errors that Kinesis documents.</summary>
internal static class KinesisErrors
{
    public static AwsException NoSuchStream(string name, string account) =>
        new(400, "ResourceNotFoundException", $"Stream {name} under account {account} not found.");

    public static AwsException NoSuchShard(string? shard, string stream, string account) =>
        new(400, "ResourceNotFoundException", $"Shard {shard} in stream {stream} under account {account} does not exist");

    public static AwsException InUse(string name, string account) =>
        new(400, "ResourceInUseException", $"Stream {name} under account {account} already exists.");

    public static AwsException TooManyShards(int there, int more, int limit, Arns arns) => new(
        400, "LimitExceededException",
        $"This request would exceed the shard limit for the account {arns.Account} in {arns.Region}. Current shard count for the account: {there}. Limit: {limit}. Number of additional shards that would have resulted from this request: {more}.");

    /// <summary>A shard's throughput is used up.</summary>
    public static AwsException RateExceeded(int shard, string stream, string account) =>
        new(400, Throttled, RateExceededMessage(shard, stream, account));

    public const string Throttled = "ProvisionedThroughputExceededException";

    public static string RateExceededMessage(int shard, string stream, string account) =>
        $"Rate exceeded for shard {Shards.Id(shard)} in stream {stream} under account {account}.";

    /// <summary>A member's value is well formed and makes no sense.</summary>
    public static AwsException Invalid(string message) => new(400, "InvalidArgumentException", message);

    /// <summary>A member is missing, or breaks a constraint of the API's model.</summary>
    public static AwsException Constraint(string member, object? value, string constraint) => new(
        400, "ValidationException",
        $"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{member}' failed to satisfy constraint: {constraint}");

    /// <summary>A member holds too many bytes, which are not told.</summary>
    public static AwsException TooLong(string member, int allowed) => new(
        400, "ValidationException",
        $"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must have length less than or equal to {allowed}");

    public static AwsException ExpiredIterator() =>
        new(400, "ExpiredIteratorException", "Iterator expired. The iterator was created more than 300 seconds ago.");
}
