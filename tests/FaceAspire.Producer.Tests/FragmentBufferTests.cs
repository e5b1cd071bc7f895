using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Tests;

public sealed class FragmentBufferTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private readonly FragmentBuffer _buffer = new(maxBytes: 100, TimeSpan.FromSeconds(60));

    [Fact]
    public void Waiting_SomeSent_IsTheOldestThatWaits()
    {
        AddAll(_buffer, 0, 2, 4);
        _buffer.Take(Now);

        Assert.Equal(2000, _buffer.Waiting!.Timecode);
    }

    [Fact]
    public void Rewind_NothingStored_BeginsWithTheOldestAgain()
    {
        AddAll(_buffer, 0, 2);
        _buffer.Take(Now);

        _buffer.Rewind();

        Assert.Equal(0, _buffer.Waiting!.Timecode);
        Assert.Equal(1, _buffer.Waiting.Sends);
    }

    [Fact]
    public void Stored_TheSecond_ForgetsBoth()
    {
        AddAll(_buffer, 0, 2, 4);
        _buffer.Take(Now);
        _buffer.Take(Now);

        Assert.Equal([0, 2000], _buffer.Stored(2000).Select(fragment => fragment.Timecode));
        Assert.Equal((1, 10), (_buffer.Count, _buffer.Bytes));
        Assert.Equal(4000, _buffer.Waiting!.Timecode);
    }

    [Fact]
    public void Stored_OneThatWasNotSent_ChangesNothing()
    {
        AddAll(_buffer, 0, 2);
        _buffer.Take(Now);

        Assert.Empty(_buffer.Stored(2000));
        Assert.Equal(2, _buffer.Count);
    }

    [Theory]
    [InlineData(2000, long.MinValue, 2000)]
    [InlineData(-1, long.MinValue, 0)] // unnamed: the oldest one on its way
    [InlineData(-1, 0, 2000)] // unnamed: the one behind the last that was received
    [InlineData(-1, 2000, 2000)] // unnamed, all received: the last
    public void Refuse_OneOfTwoSent_ForgetsIt(long timecode, long received, long refused)
    {
        AddAll(_buffer, 0, 2);
        _buffer.Take(Now);
        _buffer.Take(Now);

        Assert.Equal(refused, _buffer.Refuse(timecode, received)!.Timecode);
        Assert.Equal(1, _buffer.Count);
    }

    [Fact]
    public void Refuse_OneThatIsNotThere_ChangesNothing()
    {
        AddAll(_buffer, 0);
        _buffer.Take(Now);

        Assert.Null(_buffer.Refuse(77_000, received: 0));
        Assert.Equal(1, _buffer.Count);
    }

    [Fact]
    public void Add_OverTheBytes_DropsWholeOldest()
    {
        AddAll(_buffer, 0, 2);
        _buffer.Take(Now);

        _buffer.Add(Outgoing.Fragment(4, size: 95));

        Assert.Equal((2, 1, 95), (_buffer.Dropped, _buffer.Count, _buffer.Bytes));
        Assert.Equal(4000, _buffer.Waiting!.Timecode);
    }

    [Fact]
    public void Add_OverTheTime_DropsTheOldest()
    {
        AddAll(_buffer, 0, 2);

        _buffer.Add(Outgoing.Fragment(61));

        Assert.Equal(1, _buffer.Dropped);
        Assert.Equal(2000, _buffer.Waiting!.Timecode);
    }

    [Fact]
    public void Add_OverTheBytesWithASpool_KeepsTheOldestThereAndSendsThemFirst()
    {
        var spool = new MemorySpool(maxBytes: 1000);
        var buffer = new FragmentBuffer(25, TimeSpan.FromSeconds(60), spool);

        AddAll(buffer, 0, 2, 4, 6);

        Assert.Equal((0, 4, 20, 20), (buffer.Dropped, buffer.Count, buffer.Bytes, buffer.SpooledBytes));
        Assert.Equal([0, 2000, 4000, 6000], Enumerable.Range(0, 4).Select(_ => buffer.Take(Now)!.Timecode));
        Assert.Equal(2, buffer.Stored(2000).Count);
        Assert.Equal(0, buffer.SpooledBytes);
    }

    [Fact]
    public void Add_MemoryAndSpoolAreFull_DropsTheOldestOfTheSpool()
    {
        var buffer = new FragmentBuffer(25, TimeSpan.FromSeconds(60), new MemorySpool(maxBytes: 20));

        AddAll(buffer, 0, 2, 4, 6, 8);

        Assert.Equal((1, 4), (buffer.Dropped, buffer.Count));
        Assert.Equal(2000, buffer.Waiting!.Timecode);
    }

    [Fact]
    public void Take_SpoolLostIt_CountsItAndGoesOn()
    {
        var spool = new MemorySpool(maxBytes: 1000);
        var buffer = new FragmentBuffer(15, TimeSpan.FromSeconds(60), spool);
        AddAll(buffer, 0, 2);
        spool.Lose(0);

        Assert.Null(buffer.Take(Now));
        Assert.Equal(1, buffer.Dropped);
        Assert.Equal(2000, buffer.Take(Now)!.Timecode);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 2)]
    public void Close_WithAndWithoutASpool_KeepsOrCountsAll(bool hasSpool, long dropped)
    {
        var spool = hasSpool ? new MemorySpool(1000) : null;
        var buffer = new FragmentBuffer(100, TimeSpan.FromSeconds(60), spool);
        AddAll(buffer, 0, 2);
        buffer.Take(Now);

        buffer.Close();

        Assert.Equal((dropped, 0), (buffer.Dropped, buffer.Bytes));
        Assert.Equal(hasSpool ? 2 : 0, spool?.Restore().Count ?? 0);
    }

    private static void AddAll(FragmentBuffer buffer, params int[] seconds)
    {
        foreach (var second in seconds)
        {
            buffer.Add(Outgoing.Fragment(second));
        }
    }
}
