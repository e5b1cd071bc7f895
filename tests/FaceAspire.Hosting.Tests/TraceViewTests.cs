using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Telemetry;

namespace FaceAspire.Hosting.Tests;

public sealed class TraceViewTests
{
    [Fact]
    public void Newest_ShortTracesThatWentWell_AreListedOnlyWhenAskedFor()
    {
        SpanEntry[] spans = [.. Trace("empty", 2), .. Trace("failed", 2, isError: true), .. Trace("alert", 3)];

        var listed = TraceView.Newest(spans, service: null, count: 100, all: false);
        var all = TraceView.Newest(spans, service: null, count: 100, all: true);

        Assert.Equal(["alert", "failed"], listed.Select(trace => trace.Id).Order());
        Assert.Equal(["alert", "empty", "failed"], all.Select(trace => trace.Id).Order());
    }

    [Fact]
    public void Newest_ManyShortTraces_DoNotPushOthersOut()
    {
        SpanEntry[] spans = [.. Trace("alert", 3), .. Enumerable.Range(0, 200).SelectMany(i => Trace($"empty {i}", 2))];

        Assert.Equal(["alert"], TraceView.Newest(spans, service: null, count: 100, all: false).Select(trace => trace.Id));
    }

    [Theory]
    [InlineData(null, false, "href=\"/traces?all=yes\"")]
    [InlineData("a&b", false, "href=\"/traces?service=a%26b&amp;all=yes\"")]
    public void Content_ShortTracesLeftOut_OffersThem(string? service, bool all, string link) =>
        Assert.Contains(link, TracesPage.Content([.. Trace("empty", 2)], service, all).Text, StringComparison.Ordinal);

    [Fact]
    public void Content_All_OffersNoMore() =>
        Assert.DoesNotContain("all=yes", TracesPage.Content([.. Trace("empty", 2)], service: null, all: true).Text, StringComparison.Ordinal);

    private static IEnumerable<SpanEntry> Trace(string id, int spans, bool isError = false) => Enumerable.Range(0, spans).Select(i => new SpanEntry
    {
        Service = "a&b",
        Scope = "test",
        TraceId = id,
        SpanId = $"{i}",
        ParentId = i == 0 ? "" : "0",
        IsError = isError && i == 1,
    });
}
