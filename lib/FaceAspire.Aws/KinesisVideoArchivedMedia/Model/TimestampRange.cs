namespace Amazon.KinesisVideoArchivedMedia.Model;

/// <summary>From when to when.</summary>
public sealed class TimestampRange
{
    /// <summary>From.</summary>
    public DateTimeOffset StartTimestamp { get; set; }

    /// <summary>To.</summary>
    public DateTimeOffset EndTimestamp { get; set; }
}
