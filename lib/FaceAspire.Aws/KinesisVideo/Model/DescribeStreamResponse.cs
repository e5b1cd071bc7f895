namespace Amazon.KinesisVideo.Model;

/// <summary>A video stream.</summary>
public sealed class DescribeStreamResponse
{
    /// <summary>What it is.</summary>
    public StreamInfo? StreamInfo { get; set; }
}
