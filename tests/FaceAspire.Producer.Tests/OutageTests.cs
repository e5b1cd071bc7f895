using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Tests;

/// <summary>Ten minutes without the service, at a fragment of 250 kB every two seconds.</summary>
public sealed class OutageTests
{
    private const int Fragments = 300;
    private const int Size = 250_000;
    private static readonly DateTimeOffset Back = DateTimeOffset.UnixEpoch.AddMinutes(10);

    [Fact]
    public void Next_AfterTenMinutesWithASpool_CatchesUpOldestFirstWithinTheLimits()
    {
        var buffer = Outage(new MemorySpool(1024 * 1024 * 1024));
        var session = Outgoing.Session(buffer, new(), Back, keepsVideo: true);

        var (sent, took) = CatchUp(session);

        Assert.Equal(Enumerable.Range(1, Fragments).Select(number => number * 2000L), sent);
        Assert.Equal((0, 0), (buffer.Dropped, buffer.Count));
        Assert.InRange(took.TotalSeconds, (Fragments / 5) - 1, Fragments / 5); // five a second: ten times as fast as they were made
    }

    [Fact]
    public void Next_AfterTenMinutesWithoutASpool_SendsTheLastTwoMinutesAndCountsTheRest()
    {
        var buffer = Outage(spool: null);

        var (sent, _) = CatchUp(Outgoing.Session(buffer, new(), Back, keepsVideo: true));

        Assert.Equal(Fragments, sent.Count + buffer.Dropped);
        Assert.InRange(sent.Count, 60, 61);
        Assert.Equal(Fragments * 2000L, sent[^1]);
    }

    private static FragmentBuffer Outage(IFragmentSpool? spool)
    {
        var options = new SendingOptions();
        var buffer = new FragmentBuffer(options.MaxBufferBytes, options.MaxBufferTime, spool);
        for (var number = 1; number <= Fragments; number++)
        {
            buffer.Add(Outgoing.Fragment(2 * number, Size));
            Assert.True(buffer.Bytes <= options.MaxBufferBytes, $"{buffer.Bytes} bytes in memory");
        }

        return buffer;
    }

    /// <summary>Sends as fast as is allowed to a service that stores at once.</summary>
    private static (List<long> Sent, TimeSpan Took) CatchUp(PutMediaSession session)
    {
        var (now, sent) = (Back, new List<long>());
        while (session.Next(now) is not SessionStep.Wait(null) and var step)
        {
            if (step is SessionStep.Send(var fragment, _))
            {
                sent.Add(fragment.Timecode);
                session.On(new(FragmentAckType.Persisted, fragment.Timecode), now);
            }
            else
            {
                now = Assert.IsType<SessionStep.Wait>(step).Until!.Value;
            }
        }

        return (sent, now - Back);
    }
}
