using System.Globalization;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>The shards of a stream: equal parts of all hash keys, numbered from 0.</summary>
internal static class Shards
{
    private const string Prefix = "shardId-";
    private const int Digits = 12;

    /// <summary>A shard's id.</summary>
    public static string Id(int shard) => Prefix + shard.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');

    /// <summary>The shard of an id.</summary>
    /// <returns><see langword="null"/> when the stream has none of that id.</returns>
    public static int? Find(string? id, int count) =>
        id?.Length == Prefix.Length + Digits && id.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var shard) && shard < count
            ? shard
            : null;

    /// <summary>The hash keys of a shard, both ends included.</summary>
    public static (UInt128 First, UInt128 Last) HashKeys(int shard, int count) =>
        ((UInt128)shard * Size(count), shard == count - 1 ? UInt128.MaxValue : ((UInt128)(shard + 1) * Size(count)) - 1);

    /// <summary>The shard of a hash key.</summary>
    public static int Of(UInt128 hashKey, int count) => count == 1 ? 0 : (int)UInt128.Min(hashKey / Size(count), (UInt128)(count - 1));

    /// <summary>2^128 by the number of shards, rounded down. One shard has one less: 2^128 is no UInt128.</summary>
    private static UInt128 Size(int count)
    {
        var (size, rest) = UInt128.DivRem(UInt128.MaxValue, (UInt128)count);
        return count > 1 && rest == (UInt128)(count - 1) ? size + 1 : size;
    }
}
