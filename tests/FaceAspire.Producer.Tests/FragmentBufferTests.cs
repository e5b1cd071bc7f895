using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Tests;

public sealed class FragmentBufferTests
{
    private readonly FragmentBuffer _buffer = new(maxBytes: 100, TimeSpan.FromSeconds(60));

    [Fact]
    public void Peek_SomeSent_GivesTheOldestThatWaits()
    {
        AddAll(0, 2, 4);
        SendOne();

        Assert.Equal(2000, _buffer.Peek()!.Timecode);
    }

    [Fact]
    public void Rewind_AfterTheFirstWasReceived_BeginsWithTheSecond()
    {
        AddAll(0, 2, 4);
        SendOne();
        SendOne();
        _buffer.Received(0);

        _buffer.Rewind();

        Assert.Equal(2000, _buffer.Peek()!.Timecode);
        Assert.Equal(3, _buffer.Count); // the first is not stored yet
    }

    [Fact]
    public void Persisted_TheSecond_ForgetsBoth()
    {
        AddAll(0, 2, 4);
        SendOne();
        SendOne();

        _buffer.Persisted(2000);

        Assert.Equal(1, _buffer.Count);
        Assert.Equal(4000, _buffer.Peek()!.Timecode);
    }

    [Fact]
    public void Failed_AfterItWasReceived_IsSentAgain()
    {
        AddAll(0);
        SendOne();
        _buffer.Received(0);

        _buffer.Failed(0);

        Assert.Equal(0, _buffer.Peek()!.Timecode);
    }

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(-1, 2000)] // unnamed: the oldest one on its way
    public void Refused_OneOfTwoSent_ForgetsIt(long timecode, long left)
    {
        AddAll(0, 2);
        SendOne();
        SendOne();

        _buffer.Refused(timecode);
        _buffer.Rewind();

        Assert.Equal(1, _buffer.Count);
        Assert.Equal(left, _buffer.Peek()!.Timecode);
    }

    [Fact]
    public void Add_OverTheBytes_DropsTheOldestAndCountsWhatWasNotReceived()
    {
        AddAll(0, 2);
        SendOne();
        _buffer.Received(0);

        Assert.Equal(1, _buffer.Add(Outgoing.Fragment(4, size: 95))); // both go; only the second is lost
        Assert.Equal(4000, _buffer.Peek()!.Timecode);
    }

    [Fact]
    public void Add_OverTheTime_DropsTheOldest()
    {
        AddAll(0, 2);

        Assert.Equal(1, _buffer.Add(Outgoing.Fragment(61)));
        Assert.Equal(2000, _buffer.Peek()!.Timecode);
    }

    private void AddAll(params int[] seconds)
    {
        foreach (var second in seconds)
        {
            Assert.Equal(0, _buffer.Add(Outgoing.Fragment(second)));
        }
    }

    private void SendOne() => _buffer.Sent(_buffer.Peek()!);
}
