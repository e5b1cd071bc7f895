namespace FaceAspire.Notifier;

/// <summary>The picture for an alert, or why there is none.</summary>
/// <param name="Jpeg">A JPEG file, cropped around the face.</param>
/// <param name="Missing">Why there is none, as an e-mail may say it.</param>
internal sealed record Snapshot(byte[]? Jpeg, string? Missing = null);
