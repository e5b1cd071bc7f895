using FaceAspire.Contracts;

namespace FaceAspire.Producer.Tests;

public sealed class FragmentSpansTests : IDisposable
{
    private static readonly DateTimeOffset Time = DateTimeOffset.UtcNow.AddSeconds(-4);

    private readonly Telemetry _telemetry = new();
    private readonly string _camera = $"door-{Guid.NewGuid():N}";

    public void Dispose() => _telemetry.Dispose();

    /// <summary>Whoever sees the record knows this id, though nobody told it. Here a .NET shows whose activities have other fields.</summary>
    [Fact]
    public void Tell_Stored_TheRootOfTheFragmentsTrace()
    {
        FragmentSpans.Tell(new(_camera, Time, "4711", Bytes: 3, Sends: 1));

        var root = FragmentTrace.Of(_camera, Time);
        var span = Assert.Single(_telemetry.Spans(root.TraceId));
        Assert.Equal((root.SpanId, default), (span.SpanId, span.ParentSpanId));
        Assert.Equal(("stream fragment", Time.UtcDateTime), (span.OperationName, span.StartTimeUtc));
        Assert.Equal((_camera, "4711", 3), (span.GetTagItem("faceaspire.camera"), span.GetTagItem("faceaspire.fragment"), span.GetTagItem("messaging.message.body.size")));
    }
}
