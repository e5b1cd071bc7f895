using FaceAspire.Contracts;
using FaceAspire.Producer.Metrics;
using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Tests;

public sealed class FragmentSpansTests : IDisposable
{
    private static readonly TimeSpan Time = DateTimeOffset.UtcNow.AddSeconds(-4) - DateTimeOffset.UnixEpoch;

    private readonly Telemetry _telemetry = new();
    private readonly string _camera = $"door-{Guid.NewGuid():N}";

    public void Dispose() => _telemetry.Dispose();

    /// <summary>Whoever sees the record knows this id, though nobody told it. Here a .NET shows whose activities have other fields.</summary>
    [Fact]
    public void Tell_Stored_TheRootOfTheFragmentsTrace()
    {
        FragmentSpans.Tell(_camera, [Fragment(Time)], "4711");

        var root = FragmentTrace.Of(_camera, DateTimeOffset.UnixEpoch + Time);
        var span = Assert.Single(_telemetry.Spans(root.TraceId));
        Assert.Equal((root.SpanId, default), (span.SpanId, span.ParentSpanId));
        Assert.Equal(("stream fragment", DateTime.UnixEpoch + Time), (span.OperationName, span.StartTimeUtc));
        Assert.Equal((_camera, "4711", 3), (span.GetTagItem("faceaspire.camera"), span.GetTagItem("faceaspire.fragment"), span.GetTagItem("messaging.message.body.size")));
    }

    [Fact]
    public void Tell_AcknowledgedTogether_OnlyTheLastHasTheNumber()
    {
        FragmentSpans.Tell(_camera, [Fragment(Time), Fragment(Time + TimeSpan.FromSeconds(2))], "4711");

        Assert.Null(Number(Time));
        Assert.Equal("4711", Number(Time + TimeSpan.FromSeconds(2)));

        object? Number(TimeSpan time) =>
            Assert.Single(_telemetry.Spans(FragmentTrace.Of(_camera, DateTimeOffset.UnixEpoch + time).TraceId)).GetTagItem("faceaspire.fragment");
    }

    private static BufferedFragment Fragment(TimeSpan time) => BufferedFragment.Of(new(default, time, new byte[3]));
}
