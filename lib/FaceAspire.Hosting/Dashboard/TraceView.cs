using Aspire.Hosting.Telemetry;

namespace Aspire.Hosting.Dashboard;

/// <summary>A trace: the steps that belong together.</summary>
internal sealed class TraceView(string id, IReadOnlyList<SpanEntry> spans)
{
    /// <summary>32 hexadecimal digits.</summary>
    public string Id => id;

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<SpanEntry> Spans { get; } = [.. spans.OrderBy(span => span.Start)];

    /// <summary>The step that all others are part of; where it is missing, the first.</summary>
    public SpanEntry Root => Spans.FirstOrDefault(span => span.ParentId.Length == 0) ?? Spans[0];

    public DateTimeOffset Start { get; } = spans.Min(span => span.Start);

    public DateTimeOffset End { get; } = spans.Max(span => span.End);

    public TimeSpan Duration => End - Start;

    public bool HasError => Spans.Any(span => span.IsError);

    /// <summary>A call and its answer, and nothing came of it. One for every fragment of video without a face: they would drown the rest.</summary>
    public bool IsRoutine => Spans.Count <= 2 && !HasError;

    /// <summary>The newest traces that a service has a part in, newest first.</summary>
    /// <param name="spans">All spans.</param>
    /// <param name="service">The service; null for any.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="all">Whether routine ones are among them.</param>
    public static IEnumerable<TraceView> Newest(IEnumerable<SpanEntry> spans, string? service, int count, bool all) => spans
        .GroupBy(span => span.TraceId)
        .Select(group => new TraceView(group.Key, [.. group]))
        .Where(trace => (all || !trace.IsRoutine) && (service is null || trace.Spans.Any(span => span.Service == service)))
        .OrderByDescending(trace => trace.Start)
        .Take(count);

    /// <summary>The steps, each after the one it is part of, with how deep it is.</summary>
    public IEnumerable<(SpanEntry Span, int Depth)> InOrder()
    {
        var ids = Spans.Select(span => span.SpanId).ToHashSet();
        var children = Spans.Where(span => ids.Contains(span.ParentId) && span.ParentId != span.SpanId).ToLookup(span => span.ParentId);
        HashSet<SpanEntry> seen = []; // a loop in what somebody sent ends here
        var open = new Stack<(SpanEntry Span, int Depth)>(
            Spans.Where(span => !ids.Contains(span.ParentId) || span.ParentId == span.SpanId).Reverse().Select(span => (span, 0)));
        while (open.TryPop(out var next))
        {
            if (seen.Add(next.Span))
            {
                yield return next;
                foreach (var child in children[next.Span.SpanId].Reverse())
                {
                    open.Push((child, next.Depth + 1));
                }
            }
        }
    }
}
