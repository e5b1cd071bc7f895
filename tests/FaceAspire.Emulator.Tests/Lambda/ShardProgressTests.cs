using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Lambda;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>How far lanes of a shard have come, and what becomes of that when there are more or fewer of them.</summary>
public sealed class ShardProgressTests
{
    [Fact]
    public void Into_MoreLanes_NothingThatWasDoneIsDoneAgainAndNothingIsLeftOut()
    {
        var two = ShardProgress.From(1, lanes: 2).With(0, 10).With(1, 5);

        var three = two.Into(3);

        Assert.Equal([5L, 5, 5], three.Lanes);
        Assert.All(Enumerable.Range(0, 12), hash => Assert.All(
            Enumerable.Range(1, 12), place => Assert.Equal(place < (hash % 2 == 0 ? 10 : 5), three.IsDone(Record(place, hash)))));
    }

    [Fact]
    public void With_AllLanesPastTheOldDivision_ItIsForgotten()
    {
        var progress = ShardProgress.From(1, lanes: 2).With(0, 10).With(1, 5).Into(1);
        Assert.Equal("10,5;5", progress.ToString());

        Assert.Equal("10,5;9", progress.With(0, 9).ToString());
        Assert.Equal("10", progress.With(0, 10).ToString());
    }

    [Fact]
    public void Into_ChangedTwiceBeforeTheFirstIsMadeUpFor_BothAreKept()
    {
        var progress = ShardProgress.From(1, lanes: 2).With(0, 10).With(1, 5).Into(3).With(1, 8).Into(2);

        Assert.Equal("10,5;5,8,5;5,5", progress.ToString());
        Assert.True(progress.IsDone(Record(7, hash: 1)));
        Assert.False(progress.IsDone(Record(8, hash: 1)));
        Assert.Equal(progress.ToString(), ShardProgress.Parse(progress.ToString()).ToString());
    }

    [Fact]
    public void Into_AsMany_StaysAsItIs() => Assert.Equal("3,4", ShardProgress.Parse("3,4").Into(2).ToString());

    private static StoredRecord Record(long place, int hash) => new(0, place, "key", hash, [], default);
}
