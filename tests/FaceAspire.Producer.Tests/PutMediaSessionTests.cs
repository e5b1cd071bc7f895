using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Tests;

public sealed class PutMediaSessionTests
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private readonly FragmentBuffer _buffer = new(1000, TimeSpan.FromHours(1));

    [Fact]
    public void Next_TwoFragments_SendsBothThenWaits()
    {
        var session = Open(0, 2);

        Assert.Equal([0, 2000], Send(session).Select(fragment => fragment.Timecode));
        Assert.IsType<SessionStep.Wait>(session.Next(Opened));
    }

    [Fact]
    public void Next_BeforeTheServiceWouldBreakOff_Renews()
    {
        var session = Open(0);

        Assert.IsType<SessionStep.Renew>(session.Next(Opened + TimeSpan.FromMinutes(38)));
        Assert.Equal(0, _buffer.Peek()!.Timecode); // for the next connection
    }

    [Fact]
    public void Next_FragmentOfOtherTracks_Renews()
    {
        var session = Open(0);
        _buffer.Add(Outgoing.Fragment(2, header: [9]));

        Assert.IsType<SessionStep.Send>(session.Next(Opened));
        Assert.IsType<SessionStep.Renew>(session.Next(Opened));
    }

    [Fact]
    public void Next_EarlierFragmentFailed_RenewsBecauseTimesMustIncrease()
    {
        var session = Open(0, 2);
        Send(session);
        _buffer.Failed(0);

        Assert.IsType<SessionStep.Renew>(session.Next(Opened));
    }

    [Fact]
    public void On_ReceivedThenPersisted_ForgetsTheFragment()
    {
        var session = Open(0);
        Send(session);

        Assert.Equal(AckOutcome.Nothing, session.On(new(FragmentAckType.Buffering, 0)));
        Assert.Equal(AckOutcome.Received, session.On(new(FragmentAckType.Received, 0)));
        Assert.Equal(1, _buffer.Count);
        Assert.Equal(AckOutcome.Persisted, session.On(new(FragmentAckType.Persisted, 0)));
        Assert.Equal(0, _buffer.Count);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4001, false)]
    [InlineData(4003, true)]
    [InlineData(4004, false)]
    [InlineData(4006, false)]
    [InlineData(4008, true)]
    [InlineData(4012, false)]
    [InlineData(4501, true)]
    [InlineData(5001, true)]
    [InlineData(9999, true)]
    public void On_Error_ReconnectsAndKeepsTheFragmentIfItMayPass(int errorId, bool kept)
    {
        var session = Open(0);
        Send(session);

        Assert.Equal(AckOutcome.Reconnect, session.On(new(FragmentAckType.Error, 0, "91", errorId, "CODE")));
        Assert.Equal(kept ? 1 : 0, _buffer.Count);
    }

    private PutMediaSession Open(params int[] seconds)
    {
        foreach (var second in seconds)
        {
            _buffer.Add(Outgoing.Fragment(second));
        }

        return new(_buffer, Outgoing.Header, Opened);
    }

    private static List<OutgoingFragment> Send(PutMediaSession session)
    {
        var sent = new List<OutgoingFragment>();
        while (session.Next(Opened) is SessionStep.Send(var fragment))
        {
            sent.Add(fragment);
        }

        return sent;
    }
}
