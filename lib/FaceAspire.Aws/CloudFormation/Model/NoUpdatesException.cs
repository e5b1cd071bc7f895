namespace Amazon.CloudFormation.Model;

/// <summary>The stack is what the template says already. CloudFormation has no code of its own for it, only the words of a ValidationError.</summary>
public sealed class NoUpdatesException(string message, string? requestId)
    : AmazonCloudFormationException(message, null, "ValidationError", requestId, System.Net.HttpStatusCode.BadRequest);
