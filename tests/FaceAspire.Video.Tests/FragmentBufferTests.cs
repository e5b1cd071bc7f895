using FaceAspire.Video.Buffering;

namespace FaceAspire.Video.Tests;

public sealed class FragmentBufferTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private readonly FragmentBuffer _buffer = new(new(MaxBytes: 100, TimeSpan.FromSeconds(60)));

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

        Assert.Equal([0, 2000], _buffer.Stored(2000, sending: null).Select(fragment => fragment.Timecode));
        Assert.Equal((1, 10), (_buffer.Count, _buffer.Bytes));
        Assert.Equal(4000, _buffer.Waiting!.Timecode);
    }

    [Fact]
    public void TakeUnread_OneStoredWhileTheNextIsSent_IsTheStoredOne()
    {
        AddAll(_buffer, 0, 2);
        var first = _buffer.Take(Now);
        var second = _buffer.Waiting;
        _buffer.Take(Now);

        _buffer.Stored(2000, sending: second);

        Assert.Same(first, _buffer.TakeUnread());
        Assert.Null(_buffer.TakeUnread());
    }

    [Fact]
    public void TakeUnread_StoredWhileItIsWrittenToDisk_IsNone()
    {
        var buffer = new FragmentBuffer(new(MaxBytes: 20, TimeSpan.FromSeconds(60), MaxSpoolBytes: 100));
        AddAll(buffer, 0, 2);
        buffer.Take(Now);
        var written = buffer.BeginSpooling()!;

        buffer.Stored(0, sending: null);

        Assert.Null(buffer.TakeUnread());
        Assert.NotNull(written.Content);
    }

    [Fact]
    public void Stored_OneThatWasNotSent_ChangesNothing()
    {
        AddAll(_buffer, 0, 2);
        _buffer.Take(Now);

        Assert.Empty(_buffer.Stored(2000, sending: null));
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

        Assert.Equal((2, 1, 95), (_buffer.Dropped.Fragments, _buffer.Count, _buffer.Bytes));
        Assert.Equal(4000, _buffer.Waiting!.Timecode);
    }

    [Fact]
    public void Add_OverTheTime_DropsTheOldest()
    {
        AddAll(_buffer, 0, 2);

        _buffer.Add(Outgoing.Fragment(61));

        Assert.Equal(new(1, 50), _buffer.Dropped);
        Assert.Equal(2000, _buffer.Waiting!.Timecode);
    }

    [Fact]
    public void BeginSpooling_MemoryIsThreeQuartersFull_TakesTheOldestUntilItIsNot()
    {
        var buffer = Spooling(maxBytes: 40, maxSpoolBytes: 1000);
        AddAll(buffer, 0, 2, 4);
        Assert.Null(buffer.BeginSpooling());

        AddAll(buffer, 6);

        Assert.Equal([0], Spool(buffer));
        Assert.Equal((0, 4, 30, 10), (buffer.Dropped.Fragments, buffer.Count, buffer.Bytes, buffer.SpooledBytes));
        Assert.Null(buffer.Waiting!.Content); // it has to be read back
    }

    [Fact]
    public void BeginSpooling_VideoIsOlderThanThreeQuartersOfTheTime_TakesIt()
    {
        var buffer = Spooling(maxBytes: 1000, maxSpoolBytes: 1000);

        AddAll(buffer, 0, 40, 46); // of 60 s

        Assert.Equal([0], Spool(buffer));
    }

    [Fact]
    public void EndSpooling_StoredInTheMeantime_DoesNotWantTheFile()
    {
        var buffer = Spooling(maxBytes: 10, maxSpoolBytes: 1000);
        AddAll(buffer, 0);
        var writing = buffer.BeginSpooling()!;
        buffer.Take(Now);
        buffer.Stored(0, sending: null);

        Assert.False(buffer.EndSpooling(writing, isSafe: true));
        Assert.Equal((0, 0, 0), (buffer.Count, buffer.Bytes, buffer.SpooledBytes));
    }

    [Fact]
    public void EndSpooling_DiskFails_StaysInMemoryUntilThatIsFull()
    {
        var buffer = Spooling(maxBytes: 25, maxSpoolBytes: 1000);
        AddAll(buffer, 0, 2);
        Assert.True(buffer.EndSpooling(buffer.BeginSpooling()!, isSafe: false));
        Assert.Equal((2, 0), (buffer.Count, buffer.Dropped.Fragments));

        AddAll(buffer, 4);

        Assert.Equal((2, 1), (buffer.Count, buffer.Dropped.Fragments));
        Assert.Equal(2000, buffer.Waiting!.Timecode);
    }

    [Fact]
    public void Add_DiskIsSlow_DropsWhatIsBehindTheOneThatIsWritten()
    {
        var buffer = Spooling(maxBytes: 25, maxSpoolBytes: 1000);
        AddAll(buffer, 0, 2);
        var writing = buffer.BeginSpooling()!;

        AddAll(buffer, 4, 6);

        Assert.True(buffer.EndSpooling(writing, isSafe: true));
        Assert.Equal([0, 6000], buffer.Kept.Select(fragment => fragment.Timecode));
        Assert.Equal(new(2, 100), buffer.Dropped);
    }

    [Fact]
    public void BeginSpooling_SpoolIsFull_DropsTheOldestOfTheSpool()
    {
        var buffer = Spooling(maxBytes: 10, maxSpoolBytes: 20);
        foreach (var second in (int[])[0, 2, 4])
        {
            AddAll(buffer, second);
            Spool(buffer);
        }

        Assert.Equal((1, 2), (buffer.Dropped.Fragments, buffer.Count));
        Assert.Equal(0, buffer.TakeUnwanted()!.Timecode);
        Assert.Equal(2000, buffer.Waiting!.Timecode);
    }

    [Fact]
    public void Loaded_SpoolLostIt_CountsItAndGoesOn()
    {
        var buffer = Spooling(maxBytes: 15, maxSpoolBytes: 1000);
        AddAll(buffer, 0);
        Spool(buffer);
        AddAll(buffer, 2);

        buffer.Loaded(buffer.Waiting!, content: null);

        Assert.Equal(new(1, 50), buffer.Dropped);
        Assert.Equal(2000, buffer.Take(Now).Timecode);
    }

    [Fact]
    public void Take_ReadBackFromDisk_IsNotKeptInMemory()
    {
        var buffer = Spooling(maxBytes: 10, maxSpoolBytes: 1000);
        AddAll(buffer, 0);
        Spool(buffer);
        buffer.Loaded(buffer.Waiting!, Outgoing.Fragment(0));

        Assert.Equal(0, buffer.Take(Now).Timecode);
        Assert.Null(buffer.Kept[0].Content);
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(0, 2)]
    public void Close_WithAndWithoutASpool_KeepsOrCountsAll(int maxSpoolBytes, long dropped)
    {
        var buffer = Spooling(maxBytes: 100, maxSpoolBytes);
        AddAll(buffer, 0, 2);
        buffer.Take(Now);

        buffer.Close();

        Assert.Equal(2 - dropped, Spool(buffer).Count);
        Assert.Equal((dropped, 0), (buffer.Dropped.Fragments, buffer.Bytes));
    }

    [Fact]
    public void Close_DiskFails_CountsAll()
    {
        var buffer = Spooling(maxBytes: 100, maxSpoolBytes: 1000);
        AddAll(buffer, 0, 2);
        buffer.Close();

        Assert.Equal(2, Spool(buffer, isSafe: false).Count);

        Assert.Equal(new(2, 100), buffer.Dropped);
    }

    private static FragmentBuffer Spooling(long maxBytes, long maxSpoolBytes) => new(new(maxBytes, TimeSpan.FromSeconds(60), maxSpoolBytes));

    /// <summary>Writes what is to be written.</summary>
    private static List<long> Spool(FragmentBuffer buffer, bool isSafe = true)
    {
        var written = new List<long>();
        while (buffer.BeginSpooling() is { } fragment)
        {
            written.Add(fragment.Timecode);
            buffer.EndSpooling(fragment, isSafe);
        }

        return written;
    }

    private static void AddAll(FragmentBuffer buffer, params int[] seconds)
    {
        foreach (var second in seconds)
        {
            buffer.Add(Outgoing.Fragment(second));
        }
    }
}
