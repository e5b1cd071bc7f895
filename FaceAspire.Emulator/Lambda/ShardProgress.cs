using System.Globalization;
using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>
/// How far a mapping has come in a shard. The shard is divided into lanes by partition key, which come on by themselves. When their number changes,
/// the division before is kept until the new one has come as far: so no record is left out, and none that was done is delivered again.
/// </summary>
/// <param name="Divisions">The lanes' next places; the last division is the current one.</param>
internal sealed record ShardProgress(IReadOnlyList<IReadOnlyList<long>> Divisions)
{
    /// <summary>The current lanes' next places.</summary>
    public IReadOnlyList<long> Lanes => Divisions[^1];

    /// <summary>All lanes at a place.</summary>
    public static ShardProgress From(long place, int lanes) => new([[.. Enumerable.Repeat(place, lanes)]]);

    /// <summary>Whether a record is done, in whatever division.</summary>
    public bool IsDone(StoredRecord record) => Divisions.Any(lanes => record.Place < lanes[record.KeyHash % lanes.Count]);

    /// <summary>Divided into so many lanes, each of which looks at what none of the old ones has passed.</summary>
    public ShardProgress Into(int lanes) => Lanes.Count == lanes ? this : new([.. Divisions, [.. Enumerable.Repeat(Lanes.Min(), lanes)]]);

    /// <summary>With a lane at a place.</summary>
    public ShardProgress With(int lane, long place)
    {
        long[] current = [.. Lanes];
        current[lane] = place;
        return new([.. Divisions.SkipLast(1).Where(old => old.Max() > current.Min()), current]);
    }

    /// <summary>Such as <c>7,9;5,5,6</c>: two lanes that became three.</summary>
    public override string ToString() =>
        string.Join(';', Divisions.Select(lanes => string.Join(',', lanes.Select(place => place.ToString(CultureInfo.InvariantCulture)))));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ShardProgress Parse(string text) =>
        new([.. text.Split(';').Select(lanes => lanes.Split(',').Select(place => long.Parse(place, CultureInfo.InvariantCulture)).ToArray())]);
}
