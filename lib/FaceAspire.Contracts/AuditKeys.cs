using System.Globalization;

namespace FaceAspire.Contracts;

/// <summary>Where things lie in the audit bucket.</summary>
public static class AuditKeys
{
    /// <summary>
    /// The audit lines of a batch: <c>records/camera=door/date=2026-11-23/hour=14/4959….jsonl</c>. It follows from the first line's
    /// record alone, so that a retry writes the same object.
    /// </summary>
    public static string Records(Camera camera, DateTimeOffset arrival, string firstSequenceNumber) => string.Create(
        CultureInfo.InvariantCulture,
        $"records/camera={camera}/date={arrival.UtcDateTime:yyyy-MM-dd}/hour={arrival.UtcDateTime:HH}/{firstSequenceNumber}.jsonl");

    /// <summary>The audit lines of records that name no camera.</summary>
    public static string UnreadableRecords(DateTimeOffset arrival, string firstSequenceNumber) => string.Create(
        CultureInfo.InvariantCulture,
        $"records/camera=__unreadable__/date={arrival.UtcDateTime:yyyy-MM-dd}/hour={arrival.UtcDateTime:HH}/{firstSequenceNumber}.jsonl");

    /// <summary>What is known of a photo.</summary>
    public static string Gallery(PhotoId photo) => $"gallery/{photo}.json";

    /// <summary>Who is in front of a camera.</summary>
    public static string State(Camera camera) => $"state/{camera}.json";

    /// <summary>That a visit's alert was sent.</summary>
    public static string AlertSent(string visitId) => $"alerts/{visitId}.json";
}
