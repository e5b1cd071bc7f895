namespace FaceAspire.Contracts.Tests;

public sealed class FragmentTraceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Of_SameFragment_SameTraceAndRootFromRecordAndProducer()
    {
        var root = FragmentTrace.Of("door", Noon);
        var video = new KinesisVideoInput
        {
            StreamArn = "arn:aws:kinesisvideo:eu-west-1:111122223333:stream/door/1",
            ProducerTimestamp = Noon.ToUnixTimeMilliseconds() / 1000.0,
            FrameOffsetInSeconds = 0.7,
        };
        Assert.Equal(root, FragmentTrace.Of(new Frame(Camera.Named("door"), Noon.AddSeconds(0.7)), video));
        Assert.NotEqual(default, root.SpanId);
    }

    [Fact]
    public void Of_OtherCameraOrTime_OtherTrace()
    {
        var traces = new[] { FragmentTrace.Of("door", Noon), FragmentTrace.Of("gate", Noon), FragmentTrace.Of("door", Noon.AddMilliseconds(1)) };
        Assert.Equal(3, traces.Select(trace => trace.TraceId).Distinct().Count());
        Assert.Equal(3, traces.Select(trace => trace.SpanId).Distinct().Count());
    }

    /// <summary>X-Ray refuses traces that are older than thirty days, by their ids.</summary>
    [Fact]
    public void Of_Fragment_TraceIdBeginsWithItsTime() =>
        Assert.StartsWith($"{Noon.ToUnixTimeSeconds():x8}", FragmentTrace.Of("door", Noon).TraceId.ToHexString(), StringComparison.Ordinal);

    [Fact]
    public void Of_RecordWithoutTime_None() => Assert.Equal(
        default, FragmentTrace.Of(new Frame(Camera.Named("door"), Noon), new() { StreamArn = "arn:aws:kinesisvideo:eu-west-1:1:stream/door/1" }));
}

