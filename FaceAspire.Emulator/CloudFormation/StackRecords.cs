using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>A stack as it is kept.</summary>
internal sealed record StackRecord(
    string Name, string Id, string Status, string? Reason, string Template, IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<StackOutput> Outputs, DateTimeOffset CreatedAt, DateTimeOffset? UpdatedAt);

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
