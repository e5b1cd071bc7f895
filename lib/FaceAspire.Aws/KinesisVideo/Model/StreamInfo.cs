namespace Amazon.KinesisVideo.Model;

/// <summary>What a video stream is.</summary>
public sealed class StreamInfo
{
    /// <summary>Its name.</summary>
    public string? StreamName { get; set; }

    /// <summary>Its ARN, with the milliseconds of its creation.</summary>
    public string? StreamARN { get; set; }

    /// <summary><c>CREATING</c>, <c>ACTIVE</c>, <c>UPDATING</c> or <c>DELETING</c>.</summary>
    public string? Status { get; set; }

    /// <summary>How long video is kept; 0 keeps none.</summary>
    public int DataRetentionInHours { get; set; }
}
