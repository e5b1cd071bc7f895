using Aspire.Hosting.Telemetry;

namespace FaceAspire.EndToEnd;

/// <summary>What all parts tell of one alert by OTLP, put together: one trace, without a gap.</summary>
[Collection(nameof(DemoRun))]
public sealed class TraceTests(DemoRun demo)
{
    [Fact]
    public void Run_DemoCamera_OneTraceFromFragmentToEmail()
    {
        var mail = demo.Spans.First(span => span.Name == "send e-mail");
        var trace = demo.Spans.Where(span => span.TraceId == mail.TraceId).ToList();

        Assert.Equal(
            [("producer", "stream fragment"), ("matcher", "match frame"), ("matcher", "queue alert"), ("notifier", "notify"), ("notifier", "send e-mail")],
            Ancestry(trace, mail).Select(span => (span.Service, span.Name)));
        Assert.Contains(trace, span => span.Service == "emulator" && Ancestry(trace, span).Contains(mail)); // the emulator's SES answered to this
        var search = trace.First(span => span.Name == "search faces");
        Assert.Equal(["stream fragment", "search faces"], Ancestry(trace, search).Select(span => span.Name));
        Assert.Contains(trace, span => span.Name == "put record" && span.ParentId == search.SpanId);
        Assert.Contains(trace, span => span.Name == "store fragment" && Ancestry(trace, span)[0].Name == "stream fragment");
        Assert.All(trace, span => Assert.Equal("stream fragment", Ancestry(trace, span)[0].Name)); // nobody's parent is missing
        AssertTold(trace);
        Assert.DoesNotContain(trace, span => span.IsError); // that an alert was not sent yet is no failure

        // An invocation is no part of the trace, for it has records of many frames: it has a trace of its own, which begins where it is invoked.
        var invoke = demo.Spans.First(span => span.Name.StartsWith("invoke ", StringComparison.Ordinal) && span.Name.Contains("notifier", StringComparison.Ordinal));
        Assert.Contains(demo.Spans, span => span.Service == "notifier" && span.ParentId == invoke.SpanId);
    }

    /// <summary>The span and those it is part of, the outermost first.</summary>
    private static List<SpanEntry> Ancestry(IReadOnlyList<SpanEntry> trace, SpanEntry span)
    {
        List<SpanEntry> line = [span];
        while (trace.SingleOrDefault(other => other.SpanId == line[0].ParentId) is { } parent)
        {
            line.Insert(0, parent);
        }

        return line;
    }

    /// <summary>Whoever reads the trace can find camera, fragment and frame.</summary>
    private static void AssertTold(IReadOnlyList<SpanEntry> trace)
    {
        string[] told = ["stream fragment", "store fragment", "search faces", "match frame", "queue alert", "notify"];
        Assert.All(told, name => Assert.Equal("door", Attribute(trace, name, "faceaspire.camera")));
        Assert.Single(told[..4].Select(name => Attribute(trace, name, "faceaspire.fragment")).Distinct());
        Assert.Equal(Attribute(trace, "search faces", "faceaspire.frame_time"), Attribute(trace, "match frame", "faceaspire.frame_time"));
    }

    private static string Attribute(IReadOnlyList<SpanEntry> trace, string span, string name) =>
        trace.First(one => one.Name == span).Attributes.Single(attribute => attribute.Key == name).Value;
}
