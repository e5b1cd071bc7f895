using System.Text.Json;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>What came of reading a record.</summary>
internal abstract record RecordReading
{
    /// <summary>It speaks of a frame.</summary>
    public sealed record Readable(FaceSearchRecord Record, Frame Frame, JsonElement Json) : RecordReading;

    /// <summary>It does not, for a reason; its JSON, if it is that much.</summary>
    public sealed record Unreadable(string Reason, JsonElement? Json) : RecordReading;
}
