using System.Text;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Some of a stream's shards.</summary>
/// <param name="Shards">Which.</param>
/// <param name="HasMore">Whether others follow.</param>
internal sealed record ShardPage(IReadOnlyList<int> Shards, bool HasMore)
{
    /// <summary>The shards behind one, up to a limit.</summary>
    public static ShardPage Of(int count, string? after, int limit)
    {
        var behind = Enumerable.Range(0, count).Where(shard => string.CompareOrdinal(Kinesis.Shards.Id(shard), after) > 0).ToList();
        return new([.. behind.Take(limit)], behind.Count > limit);
    }

    /// <summary>The token of the page behind this one, if there is one.</summary>
    public string? Next(string stream) =>
        HasMore ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"{stream}/{Kinesis.Shards.Id(Shards[^1])}")) : null;

    /// <summary>What a token names.</summary>
    /// <exception cref="Protocol.AwsException">It is none, or comes with what it already says.</exception>
    public static (string Stream, string After) Parse(string token, StreamRequest request)
    {
        if (request.StreamName is not null || request.StreamARN is not null || request.ExclusiveStartShardId is not null)
        {
            throw KinesisErrors.Invalid("NextToken and StreamName, StreamARN or ExclusiveStartShardId cannot be provided together.");
        }

        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split('/') is [var stream, var after]
            ? (stream, after)
            : throw KinesisErrors.Invalid("Invalid NextToken.");
    }
}
