namespace Amazon.KinesisVideoArchivedMedia.Model;

/// <summary>A stored fragment.</summary>
public sealed class Fragment
{
    /// <summary>Some 47 digits, growing in the order of arrival.</summary>
    public string? FragmentNumber { get; set; }

    /// <summary>Its size.</summary>
    public long FragmentSizeInBytes { get; set; }

    /// <summary>The time that its producer gave it.</summary>
    public DateTimeOffset ProducerTimestamp { get; set; }

    /// <summary>When it began to arrive.</summary>
    public DateTimeOffset ServerTimestamp { get; set; }

    /// <summary>How long it plays.</summary>
    public long FragmentLengthInMilliseconds { get; set; }
}
