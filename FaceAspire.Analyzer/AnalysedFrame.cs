using Amazon.Rekognition.Model;
using FaceAspire.Contracts;

namespace FaceAspire.Analyzer;

/// <summary>One analysed frame, written as Rekognition's face search writes it; <see cref="FaceSearchRecord"/> is what the Matcher reads of it.</summary>
/// <param name="InputInformation">Which frame.</param>
/// <param name="FaceSearchResponse">The faces in it; none in an empty frame.</param>
internal sealed record AnalysedFrame(InputInformation InputInformation, IReadOnlyList<AnalysedFace> FaceSearchResponse)
{
    /// <summary>A stream processor's records never say anything else.</summary>
    public ProcessorInformation StreamProcessorInformation { get; } = new("RUNNING");
}

/// <summary>The part of a record that speaks of the recogniser.</summary>
/// <param name="Status">Its status.</param>
internal sealed record ProcessorInformation(string Status);

/// <summary>A face and who it may be.</summary>
/// <param name="DetectedFace">The face.</param>
/// <param name="MatchedFaces">Most similar first; none for a stranger.</param>
internal sealed record AnalysedFace(FaceDetail DetectedFace, IReadOnlyList<FaceMatch> MatchedFaces);
