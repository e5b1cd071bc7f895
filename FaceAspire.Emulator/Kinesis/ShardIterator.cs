using System.Globalization;
using System.Text;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>A place to read on from, as clients carry it: opaque to them, good for five minutes.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Place">The next place to read.</param>
/// <param name="CreatedAt">When it was handed out.</param>
internal sealed record ShardIterator(string Stream, int Shard, long Place, DateTimeOffset CreatedAt)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Reads a client's token.</summary>
    /// <exception cref="Protocol.AwsException">It is none, or too old.</exception>
    public static ShardIterator Parse(string? token, DateTimeOffset now)
    {
        var iterator = TryParse(token) ?? throw KinesisErrors.Invalid("Invalid ShardIterator.");
        return now - iterator.CreatedAt <= Lifetime ? iterator : throw KinesisErrors.ExpiredIterator();
    }

    /// <summary>The token.</summary>
    public string ToToken() => Convert.ToBase64String(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Stream}/{Shard}/{Place}/{CreatedAt.ToUnixTimeMilliseconds()}")));

    private static ShardIterator? TryParse(string? token)
    {
        var bytes = new byte[512];
        return Convert.TryFromBase64String(token ?? "", bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('/') is [var stream, var shard, var place, var created]
            && int.TryParse(shard, CultureInfo.InvariantCulture, out var of)
            && long.TryParse(place, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(created, CultureInfo.InvariantCulture, out var ms)
                ? new(stream, of, at, DateTimeOffset.FromUnixTimeMilliseconds(ms))
                : null;
    }
}
