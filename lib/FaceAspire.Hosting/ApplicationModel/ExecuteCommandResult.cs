namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command ended.</summary>
public sealed class ExecuteCommandResult
{
    /// <summary>Whether it did what it should.</summary>
    public required bool Success { get; init; }

    /// <summary>Whether somebody called it off.</summary>
    public bool Canceled { get; init; }

    /// <summary>Why it did not.</summary>
    public string? ErrorMessage { get; init; }
}
