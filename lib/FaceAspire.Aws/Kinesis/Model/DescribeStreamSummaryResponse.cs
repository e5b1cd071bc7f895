namespace Amazon.Kinesis.Model;

/// <summary>A data stream.</summary>
public sealed class DescribeStreamSummaryResponse
{
    /// <summary>What it is.</summary>
    public StreamDescriptionSummary? StreamDescriptionSummary { get; set; }
}
