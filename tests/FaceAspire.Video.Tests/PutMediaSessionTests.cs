using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Buffering;
using FaceAspire.Video.Sending;

namespace FaceAspire.Video.Tests;

public sealed class PutMediaSessionTests
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private readonly FragmentBuffer _buffer = new(new(1000, TimeSpan.FromHours(1)));
    private DateTimeOffset _now = Opened;

    [Fact]
    public void Next_TwoFragments_SendsBothThenWaits()
    {
        var session = Open(0, 2);

        Assert.Equal([0, 2000], Send(session).Select(fragment => fragment.Timecode));
        Assert.Equal(new SessionStep.Wait(null), session.Next(_now));
    }

    [Fact]
    public void Next_CatchingUp_SendsFiveASecondAtMost()
    {
        var session = Open(0, 2);

        Assert.IsType<SessionStep.Send>(session.Next(Opened));
        Assert.Equal(new SessionStep.Wait(Opened.AddMilliseconds(200)), session.Next(Opened));
        Assert.IsType<SessionStep.Send>(session.Next(Opened.AddMilliseconds(200)));
    }

    [Fact]
    public void Sent_LargeFragment_KeepsWithinTheBandwidth()
    {
        var pace = new SendingPace();

        pace.Sent(Opened, 25_000_000);

        Assert.Equal(Opened.AddSeconds(2), pace.Free);
    }

    [Theory]
    [InlineData(null, 38)]
    [InlineData(180, 38)]
    [InlineData(15, 14)] // a minute before the credentials expire
    public void Next_BeforeTheServiceWouldBreakOff_Finishes(int? signedForMinutes, int minutes)
    {
        _buffer.Add(Outgoing.Fragment(0));
        var session = Outgoing.Session(_buffer, Opened, signedForMinutes is { } signed ? TimeSpan.FromMinutes(signed) : null);
        Send(session);
        _buffer.Add(Outgoing.Fragment(2));

        Assert.IsType<SessionStep.Finish>(session.Next(Opened.AddMinutes(minutes)));
        Assert.Equal(2000, _buffer.Waiting!.Timecode); // for the next connection
        Assert.IsType<SessionStep.Send>(session.Next(Opened.AddMinutes(minutes).AddTicks(-1)));
    }

    [Fact]
    public void Next_CredentialsThatHaveExpired_StillSendsOneFragment()
    {
        _buffer.Add(Outgoing.Fragment(0));

        Assert.IsType<SessionStep.Send>(Outgoing.Session(_buffer, Opened, signedFor: TimeSpan.Zero).Next(Opened));
    }

    [Fact]
    public void Next_FragmentOfOtherTracks_Finishes()
    {
        var session = Open(0);
        _buffer.Add(Outgoing.Fragment(2, header: [9]));

        Assert.IsType<SessionStep.Send>(session.Next(Opened));
        Assert.IsType<SessionStep.Finish>(session.Next(Opened));
    }

    [Fact]
    public void Next_TimeOfTheSourceRanBackwards_FinishesBecauseTimesMustIncrease()
    {
        var session = Open(4);
        Send(session);
        _buffer.Add(Outgoing.Fragment(2));

        Assert.IsType<SessionStep.Finish>(session.Next(_now));
    }

    [Fact]
    public void Next_SourceHasEnded_SendsTheRestThenFinishes()
    {
        var session = Open(0);
        _buffer.Complete();

        Assert.IsType<SessionStep.Send>(session.Next(Opened));
        Assert.IsType<SessionStep.Finish>(session.Next(Opened));
    }

    [Fact]
    public void On_ReceivedThenPersisted_ForgetsTheFragment()
    {
        var session = Open(0);
        Send(session);

        Assert.IsType<AckOutcome.Nothing>(On(session, FragmentAckType.Buffering));
        Assert.IsType<AckOutcome.Received>(On(session, FragmentAckType.Received));
        Assert.Equal(1, _buffer.Count);
        var stored = Assert.IsType<AckOutcome.Stored>(On(session, FragmentAckType.Persisted));
        Assert.Equal(TimeSpan.FromMilliseconds(200), stored.Latency);
        Assert.Single(stored.Fragments);
        Assert.Equal(50, stored.Fragments[0].Frames);
        Assert.Equal(0, _buffer.Count);
    }

    [Fact]
    public void On_ReceivedWhereTheStreamKeepsNothing_ForgetsTheFragment()
    {
        _buffer.Add(Outgoing.Fragment(0));
        var session = Outgoing.Session(_buffer, Opened, keepsVideo: false);
        Send(session);

        Assert.IsType<AckOutcome.Stored>(On(session, FragmentAckType.Received));
        Assert.Equal(0, _buffer.Count);
    }

    [Fact]
    public void StaleAt_NothingSentOrAllBegunToArrive_IsNever()
    {
        var session = Open(0);
        Assert.Null(session.StaleAt);

        Send(session);
        On(session, FragmentAckType.Buffering);

        Assert.Null(session.StaleAt);
    }

    [Fact]
    public void StaleAt_OneSent_IsFiveSecondsAfterItOrAfterTheLastWord()
    {
        var session = Open(0, 2);
        Send(session);
        Assert.Equal(Opened.AddSeconds(5), session.StaleAt);

        session.On(new(FragmentAckType.Idle), Opened.AddSeconds(3)); // says that nothing arrives
        Assert.Equal(Opened.AddSeconds(5), session.StaleAt);

        session.On(new(FragmentAckType.Buffering, 0), Opened.AddSeconds(4));
        Assert.Equal(Opened.AddSeconds(9), session.StaleAt);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4001, false)]
    [InlineData(4002, false)]
    [InlineData(4003, true)]
    [InlineData(4004, false)]
    [InlineData(4005, false)]
    [InlineData(4006, false)]
    [InlineData(4007, false)]
    [InlineData(4008, false)]
    [InlineData(4009, false)]
    [InlineData(4010, false)]
    [InlineData(4011, false)]
    [InlineData(4012, false)]
    [InlineData(4013, true)]
    [InlineData(4500, false)]
    [InlineData(4506, false)]
    [InlineData(5000, true)]
    [InlineData(5001, true)]
    [InlineData(9999, true)]
    [InlineData(null, true)]
    public void On_Error_EndsTheConnectionAndKeepsTheFragmentIfItMayPass(int? errorId, bool kept)
    {
        var session = Open(0, 2);
        Send(session);

        var ended = Assert.IsType<AckOutcome.Ended>(session.On(new(FragmentAckType.Error, 0, "91", errorId, "CODE"), _now));

        Assert.Equal(kept ? null : 0L, ended.Refused?.Timecode);
        Assert.Equal(kept ? 2 : 1, _buffer.Count);
        Assert.IsType<SessionStep.Finish>(session.Next(_now)); // nothing more is sent
    }

    [Fact]
    public void On_SecondErrorThatNamesNothing_SkipsNothingMore()
    {
        var session = Open(0, 2);
        Send(session);
        session.On(new(FragmentAckType.Error, 0, "91", 4004, "CODE"), _now);

        Assert.IsType<AckOutcome.Nothing>(session.On(new(FragmentAckType.Error, -1, "", 4006, "CODE"), _now));
        Assert.Equal(1, _buffer.Count);
    }

    private PutMediaSession Open(params int[] seconds)
    {
        foreach (var second in seconds)
        {
            _buffer.Add(Outgoing.Fragment(second));
        }

        return Outgoing.Session(_buffer, Opened);
    }

    private AckOutcome On(PutMediaSession session, FragmentAckType type) => session.On(new(type, 0), _now);

    private List<OutgoingFragment> Send(PutMediaSession session)
    {
        var sent = new List<OutgoingFragment>();
        while (session.Next(_now) is SessionStep.Send(var fragment, _))
        {
            sent.Add(fragment);
            _now += SendingPace.Gap;
        }

        return sent;
    }
}
