namespace Amazon.Rekognition.Model;

/// <summary>Asks to stop a stream processor.</summary>
public sealed class StopStreamProcessorRequest
{
    /// <summary>Which.</summary>
    public string? Name { get; set; }
}
