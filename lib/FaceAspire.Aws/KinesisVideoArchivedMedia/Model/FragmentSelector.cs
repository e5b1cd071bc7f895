namespace Amazon.KinesisVideoArchivedMedia.Model;

/// <summary>A span of time.</summary>
public sealed class FragmentSelector
{
    /// <summary><c>PRODUCER_TIMESTAMP</c> or <c>SERVER_TIMESTAMP</c>.</summary>
    public string? FragmentSelectorType { get; set; }

    /// <summary>From when to when.</summary>
    public TimestampRange? TimestampRange { get; set; }
}
