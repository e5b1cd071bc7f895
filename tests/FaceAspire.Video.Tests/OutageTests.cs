using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Buffering;
using FaceAspire.Video.Sending;

namespace FaceAspire.Video.Tests;

/// <summary>Ten minutes without the service, at a fragment of 250 kB every two seconds.</summary>
public sealed class OutageTests
{
    private const int Fragments = 300;
    private const int Size = 250_000;
    private static readonly DateTimeOffset Back = DateTimeOffset.UnixEpoch.AddMinutes(10);

    [Fact]
    public void Next_AfterTenMinutesWithASpool_CatchesUpOldestFirstWithinTheLimits()
    {
        var disk = new Dictionary<long, OutgoingFragment>();
        var buffer = Outage(disk);

        var (sent, took) = CatchUp(buffer, disk);

        Assert.Equal(Enumerable.Range(1, Fragments).Select(number => number * 2000L), sent);
        Assert.Equal((0, 0, 0), (buffer.Dropped.Fragments, buffer.Count, buffer.SpooledBytes));
        Assert.InRange(took.TotalSeconds, (Fragments / 5) - 1, Fragments / 5); // five a second: ten times as fast as they were made
    }

    [Fact]
    public void Next_AfterTenMinutesWithoutASpool_SendsTheLastTwoMinutesAndCountsTheRest()
    {
        var buffer = Outage(disk: null);

        var (sent, _) = CatchUp(buffer, disk: null);

        Assert.Equal(Fragments, sent.Count + buffer.Dropped.Fragments);
        Assert.InRange(sent.Count, 60, 61);
        Assert.Equal(Fragments * 2000L, sent[^1]);
    }

    private static FragmentBuffer Outage(Dictionary<long, OutgoingFragment>? disk)
    {
        var options = new VideoProducerOptions();
        var buffer = new FragmentBuffer(new(options.MaxBufferBytes, options.MaxBufferTime, disk is null ? 0 : options.SpoolMaxBytes));
        for (var number = 1; number <= Fragments; number++)
        {
            buffer.Add(Outgoing.Fragment(2 * number, Size));
            while (buffer.BeginSpooling() is { } fragment)
            {
                disk![fragment.Timecode] = fragment.Content!;
                buffer.EndSpooling(fragment, isSafe: true);
            }

            Assert.True(buffer.Bytes <= options.MaxBufferBytes, $"{buffer.Bytes} bytes in memory");
        }

        return buffer;
    }

    /// <summary>Sends as fast as is allowed to a service that stores at once.</summary>
    private static (List<long> Sent, TimeSpan Took) CatchUp(FragmentBuffer buffer, Dictionary<long, OutgoingFragment>? disk)
    {
        var session = Outgoing.Session(buffer, new(), Back, keepsVideo: true);
        var (now, sent) = (Back, new List<long>());
        while (session.Next(now) is not SessionStep.Wait(null) and var step)
        {
            switch (step)
            {
                case SessionStep.Send(var fragment, _):
                    sent.Add(fragment.Timecode);
                    session.On(new(FragmentAckType.Persisted, fragment.Timecode), now);
                    break;
                case SessionStep.Load(var fragment):
                    buffer.Loaded(fragment, disk![fragment.Timecode]);
                    break;
                default:
                    now = Assert.IsType<SessionStep.Wait>(step).Until!.Value;
                    break;
            }
        }

        return (sent, now - Back);
    }
}
