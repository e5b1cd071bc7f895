namespace Aspire.Hosting.Telemetry;

/// <summary>A step of a trace.</summary>
internal sealed record SpanEntry
{
    /// <summary>The service that took it.</summary>
    public required string Service { get; init; }

    /// <summary>The activity source that told of it.</summary>
    public required string Scope { get; init; }

    /// <summary>32 hexadecimal digits.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>16 hexadecimal digits.</summary>
    public string SpanId { get; init; } = "";

    /// <summary>The step that this one is part of; empty for the first.</summary>
    public string ParentId { get; init; } = "";

    /// <summary>What was done.</summary>
    public string Name { get; init; } = "";

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset End { get; init; }

    /// <summary>Whether it failed.</summary>
    public bool IsError { get; init; }

    /// <summary>What is known of it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>An estimate, in bytes.</summary>
    public long Size => 256 + (sizeof(char) * (Name.Length + Attributes.Sum(one => (long)one.Key.Length + one.Value.Length + 32)));

    /// <summary>
    /// Reads <c>Span { trace_id = 1; span_id = 2; parent_span_id = 4; name = 5; start = 7; end = 8; attributes = 9; events = 11; status =
    /// 15 { message = 2; code = 3 } }</c>; of the events, their names are kept.
    /// </summary>
    public static SpanEntry Read(string service, string scope, ReadOnlySpan<byte> span)
    {
        List<KeyValuePair<string, string>> attributes = [];
        var entry = new SpanEntry { Service = service, Scope = scope, Attributes = attributes };
        for (var reader = new ProtobufReader(span); reader.Next();)
        {
            switch (reader.Field)
            {
                case 1: entry = entry with { TraceId = Convert.ToHexStringLower(reader.Bytes) }; break;
                case 2: entry = entry with { SpanId = Convert.ToHexStringLower(reader.Bytes) }; break;
                case 4: entry = entry with { ParentId = Convert.ToHexStringLower(reader.Bytes) }; break;
                case 5: entry = entry with { Name = reader.Text }; break;
                case 7: entry = entry with { Start = UnixNanoseconds.ToTime(reader.Number) }; break;
                case 8: entry = entry with { End = UnixNanoseconds.ToTime(reader.Number) }; break;
                case 9: attributes.Add(Telemetry.Attributes.Read(reader.Bytes)); break;
                case 11: attributes.Add(new("event", EventName(reader.Bytes))); break;
                case 15: entry = entry with { IsError = ReadStatus(reader.Bytes, attributes) }; break;
            }
        }

        return entry;
    }

    private static string EventName(ReadOnlySpan<byte> bytes)
    {
        var name = "";
        for (var reader = new ProtobufReader(bytes); reader.Next();)
        {
            name = reader.Field == 2 ? reader.Text : name;
        }

        return name;
    }

    private static bool ReadStatus(ReadOnlySpan<byte> status, List<KeyValuePair<string, string>> attributes)
    {
        const int Error = 2;
        var isError = false;
        for (var reader = new ProtobufReader(status); reader.Next();)
        {
            switch (reader.Field)
            {
                case 2: attributes.Add(new("status", reader.Text)); break;
                case 3: isError = reader.Number == Error; break;
            }
        }

        return isError;
    }
}
