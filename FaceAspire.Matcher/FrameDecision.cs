using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>What a frame means.</summary>
/// <param name="State">The camera's state after it.</param>
/// <param name="Faces">What each face is.</param>
/// <param name="Alerts">Who has come.</param>
internal sealed record FrameDecision(CameraState State, IReadOnlyList<AuditFace> Faces, IReadOnlyList<Alert> Alerts);
