namespace FaceAspire.Faces;

/// <summary>An engine, and why it was chosen.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Reason">A sentence for the log.</param>
/// <param name="IsFitForPhotos">Whether it recognises real people; the classic engine does not.</param>
public sealed record FaceEngineChoice(IFaceEngine Engine, string Reason, bool IsFitForPhotos);
