namespace FaceAspire.Matroska;

/// <summary>A SimpleTag.</summary>
/// <param name="Name">Such as <c>AWS_KINESISVIDEO_FRAGMENT_NUMBER</c>.</param>
/// <param name="Value">Its text; empty for tags that are mere marks.</param>
public sealed record MkvTag(string Name, string Value);
