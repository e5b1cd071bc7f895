namespace Amazon.Rekognition.Model;

/// <summary>A stream processor.</summary>
public sealed class DescribeStreamProcessorResponse
{
    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its ARN.</summary>
    public string? StreamProcessorArn { get; set; }

    /// <summary><c>STOPPED</c>, <c>STARTING</c>, <c>RUNNING</c>, <c>FAILED</c>, <c>STOPPING</c> or <c>UPDATING</c>.</summary>
    public string? Status { get; set; }

    /// <summary>Why it failed.</summary>
    public string? StatusMessage { get; set; }
}
