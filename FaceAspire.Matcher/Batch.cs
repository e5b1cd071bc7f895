using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>What a batch has come to so far: nothing of it is written yet.</summary>
internal sealed class Batch
{
    /// <summary>A line per record.</summary>
    public List<AuditLine> Lines { get; } = [];

    /// <summary>Who has come.</summary>
    public List<CausedAlert> Alerts { get; } = [];

    /// <summary>The state of each camera in it, as it was read or as it is now.</summary>
    public Dictionary<Camera, StoredState> States { get; } = [];

    /// <summary>The cameras whose states are to be written.</summary>
    public HashSet<Camera> Changed { get; } = [];
}
