using FaceAspire.Aws.Lambda;

namespace FaceAspire.Matcher;

/// <summary>
/// How far a shard's records have been dealt with. Written with the state that they led to, so a batch that comes again after that
/// is known for what it is.
/// </summary>
/// <param name="SequenceNumber">The last record's.</param>
/// <param name="ArrivedAt">The latest arrival among them. A stream that is made anew may count from the start, but arrives later.</param>
internal sealed record Progress(string SequenceNumber, DateTimeOffset ArrivedAt)
{
    /// <summary>Whether a record was dealt with.</summary>
    public bool Covers(KinesisRecord record) => record.ArrivedAt <= ArrivedAt && Compare(record.SequenceNumber, SequenceNumber) <= 0;

    /// <summary>The progress after a record.</summary>
    public static Progress After(Progress? before, KinesisRecord record) =>
        new(record.SequenceNumber, before is not null && before.ArrivedAt > record.ArrivedAt ? before.ArrivedAt : record.ArrivedAt);

    /// <summary>Compares numbers that are too long for any type: by length, then digit by digit.</summary>
    private static int Compare(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
