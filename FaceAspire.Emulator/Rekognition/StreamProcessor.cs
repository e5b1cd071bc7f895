using System.Text.Json.Serialization;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>A stream processor for face search.</summary>
internal sealed record StreamProcessor
{
    /// <summary>The status of one that only exists.</summary>
    public const string Stopped = "STOPPED";

    /// <summary>The status of one that will watch its stream once there is a face engine.</summary>
    public const string Starting = "STARTING";

    /// <summary>The status of one that finishes what it does.</summary>
    public const string Stopping = "STOPPING";

    /// <summary>The status of one that watches its stream.</summary>
    public const string Running = "RUNNING";

    /// <summary>The status of one that cannot go on.</summary>
    public const string Failed = "FAILED";

    /// <summary>1 to 128 of <c>[a-zA-Z0-9_.-]</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The video stream's ARN.</summary>
    public required string VideoStreamArn { get; init; }

    /// <summary>The data stream's ARN.</summary>
    public required string DataStreamArn { get; init; }

    /// <summary>The role's ARN.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The collection.</summary>
    public required string CollectionId { get; init; }

    /// <summary>Lowest similarity of a match as it was asked for; below 80 it acts as 80.</summary>
    public double FaceMatchThreshold { get; init; } = 80;

    /// <summary>One of the five above.</summary>
    public string Status { get; init; } = Stopped;

    /// <summary>Whether it watches its stream, or is about to.</summary>
    [JsonIgnore]
    public bool IsStarted => Status is Starting or Running;

    /// <summary>Whether it counts as running: it can neither be started nor deleted.</summary>
    [JsonIgnore]
    public bool IsActive => IsStarted || Status == Stopping;

    /// <summary>Why it failed.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
