namespace Amazon.KinesisVideoArchivedMedia.Model;

/// <summary>Asks for pictures out of stored video.</summary>
public sealed class GetImagesRequest
{
    /// <summary>Which stream.</summary>
    public string? StreamName { get; set; }

    /// <summary><c>PRODUCER_TIMESTAMP</c> or <c>SERVER_TIMESTAMP</c>.</summary>
    public string? ImageSelectorType { get; set; }

    /// <summary>From.</summary>
    public DateTimeOffset StartTimestamp { get; set; }

    /// <summary>To, at most 300 seconds later.</summary>
    public DateTimeOffset EndTimestamp { get; set; }

    /// <summary>Milliseconds between pictures, at least 200.</summary>
    public int? SamplingInterval { get; set; }

    /// <summary><c>JPEG</c> or <c>PNG</c>.</summary>
    public string? Format { get; set; }

    /// <summary><c>JPEGQuality</c>: 1 to 100, default 80.</summary>
    public Dictionary<string, string>? FormatConfig { get; set; }

    /// <summary>1 to 3840. Default: the video's.</summary>
    public int? WidthPixels { get; set; }

    /// <summary>1 to 2160. Default: the video's.</summary>
    public int? HeightPixels { get; set; }

    /// <summary>1 to 100. Default 25.</summary>
    public int? MaxResults { get; set; }
}
