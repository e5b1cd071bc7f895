namespace Amazon.Rekognition.Model;

/// <summary>It stops.</summary>
public sealed class StopStreamProcessorResponse;
