namespace FaceAspire.Aws.Lambda;

/// <summary>The Runtime API says that this execution environment is beyond repair; the process should end.</summary>
public sealed class LambdaRuntimeException(string message) : Exception(message);
