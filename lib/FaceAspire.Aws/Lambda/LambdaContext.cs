namespace FaceAspire.Aws.Lambda;

/// <summary>What a handler may know of its invocation.</summary>
/// <param name="RequestId">The invocation's id.</param>
/// <param name="FunctionArn">The ARN that was invoked.</param>
/// <param name="Deadline">When the invocation is given up.</param>
/// <param name="TraceId">X-Ray's trace header, or <see langword="null"/>.</param>
public sealed record LambdaContext(string RequestId, string FunctionArn, DateTimeOffset Deadline, string? TraceId);
