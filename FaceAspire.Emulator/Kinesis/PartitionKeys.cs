using System.Globalization;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Checks what tells the shard of a record.</summary>
internal static class PartitionKeys
{
    private const int LongestKey = 256;

    /// <summary>Checks a record's keys.</summary>
    /// <exception cref="Protocol.AwsException">The partition key is missing or too long, or the hash key is no number below 2^128.</exception>
    public static (string PartitionKey, UInt128? ExplicitHashKey) Check(string? partitionKey, string? explicitHashKey)
    {
        if (partitionKey is not { Length: >= 1 and <= LongestKey })
        {
            throw KinesisErrors.Constraint("partitionKey", partitionKey, $"Member must have length from 1 to {LongestKey}");
        }

        if (explicitHashKey is null)
        {
            return (partitionKey, null);
        }

        return UInt128.TryParse(explicitHashKey, NumberStyles.None, CultureInfo.InvariantCulture, out var hashKey)
            ? (partitionKey, hashKey)
            : throw KinesisErrors.Invalid($"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {explicitHashKey}");
    }
}
