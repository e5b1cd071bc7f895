using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Telemetry;

/// <summary>A structured log record.</summary>
internal sealed record LogEntry
{
    /// <summary>The service that wrote it.</summary>
    public required string Service { get; init; }

    /// <summary>The logger's category.</summary>
    public required string Category { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What it is worth.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>The text.</summary>
    public string Body { get; init; } = "";

    /// <summary>The trace it belongs to; empty for none.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>The text's values, the exception.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>An estimate, in bytes.</summary>
    public long Size => 256 + (sizeof(char) * (Body.Length + Attributes.Sum(one => (long)one.Key.Length + one.Value.Length + 32)));

    /// <summary>Reads <c>LogRecord { time = 1; severity = 2; body = 5; attributes = 6; trace_id = 9; observed_time = 11 }</c>.</summary>
    public static LogEntry Read(string service, string scope, ReadOnlySpan<byte> record)
    {
        List<KeyValuePair<string, string>> attributes = [];
        var entry = new LogEntry { Service = service, Category = scope, Attributes = attributes };
        for (var reader = new ProtobufReader(record); reader.Next();)
        {
            switch (reader.Field)
            {
                case 1 when reader.Number > 0: entry = entry with { At = UnixNanoseconds.ToTime(reader.Number) }; break;
                case 2: entry = entry with { Level = LevelOf(reader.Number) }; break;
                case 5: entry = entry with { Body = Telemetry.Attributes.Value(reader.Bytes) }; break;
                case 6: attributes.Add(Telemetry.Attributes.Read(reader.Bytes)); break;
                case 9: entry = entry with { TraceId = Convert.ToHexStringLower(reader.Bytes) }; break;
                case 11 when entry.At == default: entry = entry with { At = UnixNanoseconds.ToTime(reader.Number) }; break;
            }
        }

        return entry;
    }

    /// <summary>1 to 4 is trace, 5 to 8 debug, 9 to 12 information, and so on.</summary>
    private static LogLevel LevelOf(ulong severity) => severity switch
    {
        0 => LogLevel.Information,
        <= 24 => (LogLevel)((severity - 1) / 4),
        _ => LogLevel.Critical,
    };
}
