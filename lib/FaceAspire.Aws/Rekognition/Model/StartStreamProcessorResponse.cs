namespace Amazon.Rekognition.Model;

/// <summary>It starts.</summary>
public sealed class StartStreamProcessorResponse;
