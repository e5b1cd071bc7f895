namespace Amazon.Rekognition.Model;

/// <summary>Asks to start a stream processor.</summary>
public sealed class StartStreamProcessorRequest
{
    /// <summary>Which.</summary>
    public string? Name { get; set; }
}
