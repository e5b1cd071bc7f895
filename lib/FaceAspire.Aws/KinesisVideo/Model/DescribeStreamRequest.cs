namespace Amazon.KinesisVideo.Model;

/// <summary>Asks about a video stream.</summary>
public sealed class DescribeStreamRequest
{
    /// <summary>Which.</summary>
    public string? StreamName { get; set; }
}
