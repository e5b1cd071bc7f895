using System.Globalization;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>What tells the shard of a record. There is one shard, so keys are only checked.</summary>
internal static class PartitionKeys
{
    private const int LongestKey = 256;

    /// <summary>The last hash of the last shard.</summary>
    public static UInt128 LargestHash => UInt128.MaxValue;

    /// <summary>Checks a record's keys.</summary>
    /// <exception cref="Protocol.AwsException">The partition key is missing or too long, or the hash key is no number below 2^128.</exception>
    public static string Check(string? partitionKey, string? explicitHashKey)
    {
        if (partitionKey is not { Length: >= 1 and <= LongestKey })
        {
            throw KinesisErrors.Constraint("partitionKey", partitionKey, $"Member must have length from 1 to {LongestKey}");
        }

        return explicitHashKey is null || UInt128.TryParse(explicitHashKey, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? partitionKey
            : throw KinesisErrors.Invalid($"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {explicitHashKey}");
    }
}
