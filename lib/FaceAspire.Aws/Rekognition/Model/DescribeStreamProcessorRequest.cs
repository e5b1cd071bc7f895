namespace Amazon.Rekognition.Model;

/// <summary>Asks about a stream processor.</summary>
public sealed class DescribeStreamProcessorRequest
{
    /// <summary>Which.</summary>
    public string? Name { get; set; }
}
