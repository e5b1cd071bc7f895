namespace Aspire.Hosting.ApplicationModel;

/// <summary>A state's name and how it is shown.</summary>
/// <param name="Text">One of <see cref="KnownResourceStates"/>, or another word.</param>
/// <param name="Style">Not used by this host.</param>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>A state by its name.</summary>
    public static implicit operator ResourceStateSnapshot?(string? text) => text is null ? null : new(text, null);
}
