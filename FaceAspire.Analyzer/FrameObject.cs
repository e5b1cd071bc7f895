namespace FaceAspire.Analyzer;

/// <summary>A picture that an event speaks of.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What the key says.</param>
/// <param name="MessageId">The message that brought it.</param>
/// <param name="IsRepeated">Whether an earlier try may have failed.</param>
internal sealed record FrameObject(string Key, FrameName Name, string MessageId, bool IsRepeated);
