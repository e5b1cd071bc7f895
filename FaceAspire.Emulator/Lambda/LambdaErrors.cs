using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.Lambda;

/// <summary>The errors that Lambda documents.</summary>
internal static class LambdaErrors
{
    public static AwsException NoSuchFunction(string arn) => new(404, "ResourceNotFoundException", $"Function not found: {arn}");

    public static AwsException NoSuchMapping() => new(404, "ResourceNotFoundException", "The resource you requested does not exist.");

    public static AwsException Exists(string name) => new(409, "ResourceConflictException", $"Function already exist: {name}");

    public static AwsException MappingExists(EventSourceMapping mapping) => new(
        409, "ResourceConflictException",
        $"The event source arn (\" {mapping.SourceArn} \") and function (\" {mapping.Function} \") provided mapping already exists. Please update or delete the existing mapping with UUID {mapping.Uuid}");

    public static AwsException Constraint(string value, string member, string constraint) => new(
        400, "ValidationException", $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");

    /// <summary>The function runs as often as its reserved concurrency allows.</summary>
    public static AwsException Throttled() => new(429, "TooManyRequestsException", "Rate Exceeded.");

    public static AwsException Invalid(string message) => new(400, "InvalidParameterValueException", message);
}
