namespace FaceAspire.Emulator.Lambda;

/// <summary>A function. Its code is not run here: the program attaches by itself, through the Runtime API.</summary>
internal sealed record LambdaFunction
{
    /// <summary>1 to 64 letters, digits, <c>-</c> or <c>_</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Such as <c>provided.al2023</c>.</summary>
    public string? Runtime { get; init; }

    /// <summary>The role's ARN.</summary>
    public string Role { get; init; } = "";

    /// <summary>The handler's name.</summary>
    public string? Handler { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Seconds that an invocation may take, 1 to 900. Default 3.</summary>
    public int Timeout { get; init; } = 3;

    /// <summary>Megabytes, 128 to 10,240. Default 128.</summary>
    public int MemorySize { get; init; } = 128;

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    public string Architecture { get; init; } = "x86_64";

    /// <summary>Its environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Invocations at a time, from 0; <see langword="null"/> for as many as there are runtimes.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset LastModified { get; init; }

    /// <summary>Changes with every update.</summary>
    public string RevisionId { get; init; } = "";
}
