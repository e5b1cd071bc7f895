using System.Numerics.Tensors;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>CompareFaces (API reference "Amazon Rekognition").</summary>
internal sealed class FaceComparison(FaceEngineHolder engines, ImageSource images)
{
    private const int MostFaces = 100;
    private const double DefaultThreshold = 80;

    /// <summary>Compares the largest face of one image with each of another. No face in the first is an error, as with the service.</summary>
    public async Task<object?> CompareAsync(CompareFacesRequest request, CancellationToken cancellationToken)
    {
        var threshold = RekognitionLimits.Percent(request.SimilarityThreshold, DefaultThreshold, "SimilarityThreshold");
        var filter = QualityRules.Filter(request.QualityFilter, "NONE");
        var engine = await engines.GetAsync(cancellationToken);
        using var source = await images.ReadAsync(request.SourceImage, cancellationToken, "SourceImage");
        using var target = await images.ReadAsync(request.TargetImage, cancellationToken, "TargetImage");
        var asked = Usable(engine, source, filter).FirstOrDefault() ?? throw RekognitionErrors.Invalid("There are no faces in the source image. Should be at least 1.");
        var vector = engine.Embed(source, asked);
        var compared = Usable(engine, target, filter).Take(MostFaces)
            .Select(face => (Face: face, Similarity: engine.Similarity(TensorPrimitives.Dot<float>(vector, engine.Embed(target, face)))))
            .OrderByDescending(face => face.Similarity).ToLookup(face => face.Similarity >= threshold);
        return new
        {
            SourceImageFace = new { BoundingBox = FaceViews.Of(asked.Box), asked.Confidence },
            FaceMatches = compared[true].Select(face => new { face.Similarity, Face = FaceViews.Of(face.Face) }),
            UnmatchedFaces = compared[false].Select(face => FaceViews.Of(face.Face)),
        };
    }

    private static IEnumerable<DetectedFace> Usable(IFaceEngine engine, FaceImage image, string filter) =>
        engine.Detect(image).Where(face => QualityRules.Reasons(face, image, filter).Count == 0);
}
