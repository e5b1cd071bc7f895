namespace Amazon.Kinesis.Model;

/// <summary>Asks about a data stream.</summary>
public sealed class DescribeStreamSummaryRequest
{
    /// <summary>Which.</summary>
    public string? StreamName { get; set; }
}
