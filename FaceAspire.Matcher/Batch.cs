using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>What a batch has come to so far: nothing of it is written yet.</summary>
internal sealed class Batch
{
    /// <summary>A line per record.</summary>
    public List<AuditLine> Lines { get; } = [];

    /// <summary>Who has come.</summary>
    public List<CausedAlert> Alerts { get; } = [];

    /// <summary>The new state of each camera in it.</summary>
    public Dictionary<Camera, CameraState> States { get; } = [];
}
