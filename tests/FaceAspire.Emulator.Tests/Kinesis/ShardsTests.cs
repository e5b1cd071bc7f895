using System.Globalization;
using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Tests.Kinesis;

/// <summary>How hash keys are divided among shards, and records among them.</summary>
public sealed class ShardsTests
{
    [Theory]
    [InlineData(0, 1, "0", "340282366920938463463374607431768211455")]
    [InlineData(0, 2, "0", "170141183460469231731687303715884105727")]
    [InlineData(1, 2, "170141183460469231731687303715884105728", "340282366920938463463374607431768211455")]
    [InlineData(0, 3, "0", "113427455640312821154458202477256070484")]
    [InlineData(1, 3, "113427455640312821154458202477256070485", "226854911280625642308916404954512140969")]
    [InlineData(2, 3, "226854911280625642308916404954512140970", "340282366920938463463374607431768211455")]
    public void HashKeys_OfAShard_AreAwss(int shard, int count, string first, string last)
    {
        var keys = Shards.HashKeys(shard, count);

        Assert.Equal((first, last), (keys.First.ToString(CultureInfo.InvariantCulture), keys.Last.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(500)]
    public void Of_BothEndsOfEachShard_IsThatShard(int count)
    {
        for (var shard = 0; shard < count; shard++)
        {
            var (first, last) = Shards.HashKeys(shard, count);
            Assert.Equal((shard, shard), (Shards.Of(first, count), Shards.Of(last, count)));
            Assert.Equal(shard == 0 ? UInt128.Zero : Shards.HashKeys(shard - 1, count).Last + 1, first);
        }
    }

    [Fact]
    public void NewRecord_PartitionKey_HashKeyIsItsMd5()
    {
        Assert.Equal(UInt128.Parse("0cc175b9c0f1b6a831c399e269772661", NumberStyles.HexNumber, CultureInfo.InvariantCulture), NewRecord.Of("a", default).HashKey);
        Assert.Equal((UInt128)7, NewRecord.Of("a", default, explicitHashKey: 7).HashKey);
        Assert.Equal(NewRecord.Of("a", default).KeyHash, NewRecord.Of("a", default, explicitHashKey: 7).KeyHash);
    }

    [Theory]
    [InlineData("shardId-000000000001", 2, 1)]
    [InlineData("shardId-000000000002", 2, null)]
    [InlineData("shardId-1", 2, null)]
    [InlineData("shardId-00000000000x", 2, null)]
    [InlineData(null, 2, null)]
    public void Find_Id_TheShardOfIt(string? id, int count, int? shard) => Assert.Equal(shard, Shards.Find(id, count));
}
