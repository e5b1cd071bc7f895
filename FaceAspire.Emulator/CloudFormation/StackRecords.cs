using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>A stack as it is kept.</summary>
internal sealed record StackRecord(
    string Name, string Id, string Status, string? Reason, string Template, IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<StackOutput> Outputs, DateTimeOffset CreatedAt, DateTimeOffset? UpdatedAt)
{
    /// <summary>When it was deleted; <see langword="null"/> while it is there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether something is being done to it.</summary>
    public bool IsInProgress => Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && !IsInReview;

    /// <summary>Whether it is only a name, made by its first change set.</summary>
    public bool IsInReview => Status == "REVIEW_IN_PROGRESS";

    /// <summary>Whether it would be the same with that template and those parameters.</summary>
    public bool Is(string template, IReadOnlyDictionary<string, string> parameters) =>
        Template == template && Parameters.Count == parameters.Count && !Parameters.Except(parameters).Any();
}

/// <summary>A change set as it is kept: what a stack would become.</summary>
/// <param name="Id">Its ARN.</param>
/// <param name="Name">Its name, one of its stack's.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Template">The template.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Status"><c>CREATE_COMPLETE</c>, or <c>FAILED</c> when it would change nothing.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Execution"><c>AVAILABLE</c>, <c>UNAVAILABLE</c> or <c>EXECUTE_COMPLETE</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record ChangeSetRecord(
    string Id, string Name, string Stack, string Template, IReadOnlyDictionary<string, string> Parameters, string Status, string? Reason, string Execution,
    DateTimeOffset CreatedAt);

/// <summary>A value that a stack gives out.</summary>
internal sealed record StackOutput(string Key, string Value, string? Description, string? ExportName);

/// <summary>A stack's resource as it is kept.</summary>
internal sealed record StackResourceRecord(
    string LogicalId, string Type, string PhysicalId, IReadOnlyDictionary<string, string> Attributes, JsonObject Properties, string Status, DateTimeOffset At)
{
    /// <summary>What functions see of it.</summary>
    public Resource ToResource() => new(PhysicalId, Attributes);
}

/// <summary>Something that happened to a stack.</summary>
internal sealed record StackEventRecord(string EventId, string LogicalId, string PhysicalId, string Type, string Status, string? Reason, DateTimeOffset At);
