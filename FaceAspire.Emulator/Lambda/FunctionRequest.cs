namespace FaceAspire.Emulator.Lambda;

/// <summary>What function operations are asked; members as the API spells them.</summary>
internal sealed record FunctionRequest(
    string? FunctionName, string? Runtime, string? Role, string? Handler, string? Description, int? Timeout, int? MemorySize,
    IReadOnlyList<string>? Architectures, FunctionEnvironment? Environment, object? Code)
{
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
        Variables = Environment?.Variables ?? function.Variables,
        LastModified = now,
        RevisionId = Guid.NewGuid().ToString(),
    };

    private static int InRange(int value, int least, int most, string member) => value >= least && value <= most
        ? value
        : throw LambdaErrors.Invalid($"{member} {value} is not between {least} and {most}.");
}

/// <summary>A function's environment.</summary>
internal sealed record FunctionEnvironment(Dictionary<string, string>? Variables);
