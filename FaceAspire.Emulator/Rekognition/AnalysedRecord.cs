using System.Diagnostics;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>What a stream processor has to say of a frame.</summary>
/// <param name="Json">The record.</param>
/// <param name="Search">The span of the search that it comes from; default for none.</param>
internal sealed record AnalysedRecord(byte[] Json, ActivityContext Search);
