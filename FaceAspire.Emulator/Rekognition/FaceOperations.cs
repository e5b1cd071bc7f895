using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>The operations on images (API reference "Amazon Rekognition").</summary>
internal sealed partial class FaceOperations(
    CollectionOperations collections, CollectionStore store, FaceIndex index, FaceEngineHolder engines, ImageSource images)
{
    private const int MostFaces = 100;
    private const int MostMatches = 4096;
    private const double DefaultThreshold = 80;

    /// <summary>What may be asked for; what is answered are the default ones.</summary>
    private static readonly string[] Attributes =
    [
        "DEFAULT", "ALL", "AGE_RANGE", "BEARD", "EMOTIONS", "EYE_DIRECTION", "EYEGLASSES", "EYES_OPEN", "GENDER", "MOUTH_OPEN", "MUSTACHE",
        "FACE_OCCLUDED", "SMILE", "SUNGLASSES",
    ];

    /// <summary>IndexFaces: the best faces of an image, with MaxFaces; all that are good enough, without.</summary>
    public async Task<object?> Index(ImageRequest request, CancellationToken cancellationToken)
    {
        var collection = collections.Existing(request.CollectionId);
        if (request.ExternalImageId is { } external && !ExternalIdPattern().IsMatch(external))
        {
            throw RekognitionErrors.Invalid($"ExternalImageId '{external}' must be 1 to 255 of [a-zA-Z0-9_.-:].");
        }

        Check(request.DetectionAttributes, "DetectionAttributes");
        var most = request.MaxFaces is null or >= 1
            ? Math.Min(MostFaces, request.MaxFaces ?? MostFaces)
            : throw RekognitionErrors.Invalid($"MaxFaces {request.MaxFaces} must be at least 1.");
        var filter = QualityRules.Filter(request.QualityFilter, "AUTO");
        var engine = await engines.GetAsync(cancellationToken);
        using var image = await images.ReadAsync(request.Image, cancellationToken);
        var judged = engine.Detect(image).Select(face => (Face: face, Reasons: QualityRules.Reasons(face, image, filter))).ToList();
        var usable = judged.Where(face => face.Reasons.Count == 0).Select(face => face.Face).OrderByDescending(face => face.Confidence * face.Box.Area).ToList();
        var imageId = Guid.NewGuid().ToString();
        var indexed = usable.Take(most).Select(face => (
            Detected: face,
            Indexed: new IndexedFace(Guid.NewGuid().ToString(), imageId, request.ExternalImageId, face.Box, face.Confidence),
            Vector: engine.Embed(image, face))).ToList();
        index.Add(collection, engine, [.. indexed.Select(face => (face.Indexed, face.Vector))]);
        return new
        {
            FaceRecords = indexed.Select(face => new { Face = face.Indexed.ToView(), FaceDetail = FaceViews.Of(face.Detected) }),
            UnindexedFaces = judged.Where(face => face.Reasons.Count > 0)
                .Concat(usable.Skip(most).Select(face => (Face: face, Reasons: (IReadOnlyList<string>)["EXCEEDS_MAX_FACES"])))
                .Select(face => new { face.Reasons, FaceDetail = FaceViews.Of(face.Face) }),
            FaceModelVersion = FaceViews.ModelVersion,
        };
    }

    /// <summary>DetectFaces: the largest faces of an image.</summary>
    public async Task<object?> Detect(ImageRequest request, CancellationToken cancellationToken)
    {
        Check(request.Attributes, "Attributes");
        var engine = await engines.GetAsync(cancellationToken);
        using var image = await images.ReadAsync(request.Image, cancellationToken);
        return new { FaceDetails = engine.Detect(image).Take(MostFaces).Select(FaceViews.Of) };
    }

    /// <summary>SearchFacesByImage: who the largest face of an image is. No face is an error, as with the service.</summary>
    public async Task<object?> SearchByImage(ImageRequest request, CancellationToken cancellationToken)
    {
        var collection = collections.Existing(request.CollectionId);
        var filter = QualityRules.Filter(request.QualityFilter, "NONE");
        var (threshold, most) = (Threshold(request.FaceMatchThreshold), Most(request.MaxFaces));
        var engine = await engines.GetAsync(cancellationToken);
        using var image = await images.ReadAsync(request.Image, cancellationToken);
        var face = engine.Detect(image).FirstOrDefault(face => QualityRules.Reasons(face, image, filter).Count == 0)
            ?? throw RekognitionErrors.Invalid("There are no faces in the image. Should be at least 1.");
        return new
        {
            SearchedFaceBoundingBox = FaceViews.Of(face.Box),
            SearchedFaceConfidence = face.Confidence,
            FaceMatches = Matches(index.Search(collection, engine, engine.Embed(image, face), threshold, most)),
            FaceModelVersion = FaceViews.ModelVersion,
        };
    }

    /// <summary>SearchFaces: who is like a face of the collection, that face left out.</summary>
    public async Task<object?> Search(SearchFacesRequest request, CancellationToken cancellationToken)
    {
        var collection = collections.Existing(request.CollectionId);
        var (threshold, most) = (Threshold(request.FaceMatchThreshold), Most(request.MaxFaces));
        var faceId = collections.ExistingFace(collection, request.FaceId);
        var engine = await engines.GetAsync(cancellationToken);
        var vector = store.Vector(faceId, engine.Name)
            ?? throw RekognitionErrors.Invalid($"faceId {faceId} was indexed with another engine than {engine.Name}; upload its photo again.");
        var found = index.Search(collection, engine, vector, threshold, most + 1).Where(match => match.Face.FaceId != faceId).Take(most);
        return new { SearchedFaceId = faceId, FaceMatches = Matches(found), FaceModelVersion = FaceViews.ModelVersion };
    }

    private static void Check(IReadOnlyList<string>? attributes, string member)
    {
        if (attributes?.FirstOrDefault(name => !Attributes.Contains(name)) is { } unknown)
        {
            throw RekognitionErrors.Invalid($"{member}: '{unknown}' must be one of {string.Join(", ", Attributes)}.");
        }
    }

    private static IEnumerable<object> Matches(IEnumerable<(double Similarity, IndexedFace Face)> found) =>
        found.Select(match => new { match.Similarity, Face = match.Face.ToView() });

    private static double Threshold(double? asked) => RekognitionLimits.Percent(asked, DefaultThreshold, "FaceMatchThreshold");

    private static int Most(int? asked) => RekognitionLimits.Within(asked, 1, MostMatches, MostMatches, "MaxFaces");

    [GeneratedRegex(@"\A[a-zA-Z0-9_.\-:]{1,255}\z")]
    private static partial Regex ExternalIdPattern();
}
