namespace FaceAspire.Emulator.S3;

/// <summary>Where a content is kept.</summary>
/// <param name="File">The number of its file; 0 for an empty content, which has none.</param>
/// <param name="Offset">Where it begins in there, in bytes.</param>
internal readonly record struct ContentPlace(long File, long Offset);
