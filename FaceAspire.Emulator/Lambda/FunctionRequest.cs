namespace FaceAspire.Emulator.Lambda;

/// <summary>What function operations are asked; members as the API spells them.</summary>
internal sealed record FunctionRequest(
    string? FunctionName, string? Runtime, string? Role, string? Handler, string? Description, int? Timeout, int? MemorySize,
    IReadOnlyList<string>? Architectures, FunctionEnvironment? Environment, object? Code)
{
    private const int MaxVariablesLength = 4096;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR",
        "LAMBDA_TASK_ROOT",
    };

    /// <summary>The function with what is asked changed.</summary>
    public LambdaFunction Apply(LambdaFunction function, DateTimeOffset now) => function with
    {
        Runtime = Runtime ?? function.Runtime,
        Role = Role ?? function.Role,
        Handler = Handler ?? function.Handler,
        Description = Description ?? function.Description,
        Timeout = InRange(Timeout ?? function.Timeout, 1, 900, nameof(Timeout)),
        MemorySize = InRange(MemorySize ?? function.MemorySize, 128, 10_240, nameof(MemorySize)),
        Architecture = Architectures is [var one, ..] ? one : function.Architecture,
        Variables = Checked(Environment?.Variables) ?? function.Variables,
        LastModified = now,
        RevisionId = Guid.NewGuid().ToString(),
    };

    /// <summary>Variables that Lambda sets itself, and more than 4 KB of them, are refused.</summary>
    private static Dictionary<string, string>? Checked(Dictionary<string, string>? variables)
    {
        if (variables?.Keys.FirstOrDefault(Reserved.Contains) is { } reserved)
        {
            throw LambdaErrors.Invalid(
                $"Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: {reserved}");
        }

        return variables?.Sum(variable => variable.Key.Length + variable.Value.Length) > MaxVariablesLength
            ? throw LambdaErrors.Invalid(
                "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.")
            : variables;
    }

    private static int InRange(int value, int least, int most, string member) => value >= least && value <= most
        ? value
        : throw LambdaErrors.Invalid($"{member} {value} is not between {least} and {most}.");
}

/// <summary>A function's environment.</summary>
internal sealed record FunctionEnvironment(Dictionary<string, string>? Variables);
