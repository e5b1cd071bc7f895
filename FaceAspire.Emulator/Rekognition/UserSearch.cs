namespace FaceAspire.Emulator.Rekognition;

/// <summary>SearchUsers and SearchUsersByImage (API reference "Amazon Rekognition").</summary>
internal sealed class UserSearch(
    CollectionOperations collections, CollectionStore faces, UserStore users, FaceIndex index, FaceEngineHolder engines, ImageSource images)
{
    private const int MostUsers = 500;
    private const double DefaultThreshold = 80;

    /// <summary>SearchUsers: who is like a face or a user of the collection, that user left out.</summary>
    public async Task<object?> SearchAsync(SearchUsersRequest request, CancellationToken cancellationToken)
    {
        var collection = collections.Existing(request.CollectionId);
        var (threshold, most) = Limits(request);
        if (request.UserId is null == request.FaceId is null)
        {
            throw RekognitionErrors.Invalid("Either UserId or FaceId must be given.");
        }

        var engine = await engines.GetAsync(cancellationToken);
        var vector = request.FaceId is null
            ? OpenCollection.Middle(users.Vectors(collection, engine.Name, collections.ExistingUser(collection, request.UserId)))
            : faces.Vector(collections.ExistingFace(collection, request.FaceId), engine.Name) ?? [];
        var found = vector.Length == 0
            ? []
            : index.SearchUsers(collection, engine, vector, threshold, most + 1).Where(match => match.UserId != request.UserId).Take(most);
        return new
        {
            UserMatches = Matches(found),
            FaceModelVersion = FaceViews.ModelVersion,
            SearchedFace = request.FaceId is null ? null : new { request.FaceId },
            SearchedUser = request.UserId is null ? null : new { request.UserId },
        };
    }

    /// <summary>SearchUsersByImage: who the largest face of an image is. No face is no error, unlike with SearchFacesByImage.</summary>
    public async Task<object?> SearchByImageAsync(SearchUsersRequest request, CancellationToken cancellationToken)
    {
        var collection = collections.Existing(request.CollectionId);
        var (threshold, most) = Limits(request);
        var filter = QualityRules.Filter(request.QualityFilter, "NONE");
        var engine = await engines.GetAsync(cancellationToken);
        using var image = await images.ReadAsync(request.Image, cancellationToken);
        var judged = engine.Detect(image).Select(face => (Face: face, Reasons: QualityRules.Reasons(face, image, filter))).ToList();
        var largest = judged.Find(face => face.Reasons.Count == 0).Face;
        return new
        {
            UserMatches = Matches(largest is null ? [] : index.SearchUsers(collection, engine, engine.Embed(image, largest), threshold, most)),
            FaceModelVersion = FaceViews.ModelVersion,
            SearchedFace = largest is null ? null : new { FaceDetail = FaceViews.Of(largest) },
            UnsearchedFaces = judged.Where(face => face.Face != largest).Select(face => new
            {
                FaceDetails = FaceViews.Of(face.Face),
                Reasons = face.Reasons.Count > 0 ? face.Reasons : (IReadOnlyList<string>)["FACE_NOT_LARGEST"],
            }),
        };
    }

    private static (double Threshold, int Most) Limits(SearchUsersRequest request) => (
        RekognitionLimits.Percent(request.UserMatchThreshold, DefaultThreshold, "UserMatchThreshold"),
        RekognitionLimits.Within(request.MaxUsers, 1, MostUsers, MostUsers, "MaxUsers"));

    private static IEnumerable<object> Matches(IEnumerable<(double Similarity, string UserId)> found) =>
        found.Select(match => new { match.Similarity, User = new { match.UserId, UserStatus = UserOperations.Status(faces: 1) } });
}
