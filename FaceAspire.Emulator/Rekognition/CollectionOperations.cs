using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>The operations on collections (API reference "Amazon Rekognition").</summary>
internal sealed partial class CollectionOperations(CollectionStore store, UserStore users, TagStore tags, FaceIndex index)
{
    private const int MostResults = 4096;

    /// <summary>CreateCollection.</summary>
    public object? Create(CollectionRequest request)
    {
        var id = request.CollectionId is { } given && IdPattern().IsMatch(given)
            ? given
            : throw RekognitionErrors.Invalid($"CollectionId '{request.CollectionId}' must be 1 to 255 of [a-zA-Z0-9_.-].");
        TagRules.Check(request.Tags);
        if (!store.Create(id))
        {
            throw RekognitionErrors.Exists($"The collection id: {id}");
        }

        tags.Set(store.ArnOf(id), request.Tags);
        return new { StatusCode = 200, CollectionArn = store.ArnOf(id), FaceModelVersion = FaceViews.ModelVersion };
    }

    /// <summary>DescribeCollection.</summary>
    public object? Describe(CollectionRequest request)
    {
        var id = Existing(request.CollectionId);
        return new
        {
            FaceCount = store.Count(id),
            UserCount = users.Count(id),
            FaceModelVersion = FaceViews.ModelVersion,
            CollectionARN = store.ArnOf(id),
            CreationTimestamp = store.CreatedAt(id),
        };
    }

    /// <summary>ListCollections.</summary>
    public object? List(CollectionRequest request)
    {
        var limit = Page(request.MaxResults);
        var ids = store.Ids(request.NextToken, limit + 1);
        return new
        {
            CollectionIds = ids.Take(limit),
            FaceModelVersions = ids.Take(limit).Select(_ => FaceViews.ModelVersion),
            NextToken = ids.Count > limit ? ids[limit - 1] : null,
        };
    }

    /// <summary>DeleteCollection.</summary>
    public object? Delete(CollectionRequest request)
    {
        Delete(Existing(request.CollectionId));
        return new { StatusCode = 200 };
    }

    /// <summary>Deletes a collection, if it is there.</summary>
    public void Delete(string id)
    {
        index.Delete(id);
        tags.Clear(store.ArnOf(id));
    }

    /// <summary>ListFaces.</summary>
    public object? ListFaces(CollectionRequest request)
    {
        var id = Existing(request.CollectionId);
        var userId = request.UserId is null ? null : ExistingUser(id, request.UserId);
        if (request.FaceIds is not null)
        {
            var found = RekognitionLimits.FaceIds(request.FaceIds, MostResults).Select(faceId => store.Find(id, faceId)).OfType<IndexedFace>();
            return new { Faces = found.Where(face => userId is null || face.UserId == userId).Select(face => face.ToView()), FaceModelVersion = FaceViews.ModelVersion };
        }

        var limit = Page(request.MaxResults);
        var after = request.NextToken is null ? 0 : long.TryParse(request.NextToken, out var token) ? token : throw RekognitionErrors.InvalidToken();
        var faces = store.Page(id, userId, after, limit + 1);
        return new
        {
            Faces = faces.Take(limit).Select(face => face.Face.ToView()),
            NextToken = faces.Count > limit ? faces[limit - 1].Place.ToString() : null,
            FaceModelVersion = FaceViews.ModelVersion,
        };
    }

    /// <summary>DeleteFaces: a user's face must be disassociated first.</summary>
    public object? DeleteFaces(CollectionRequest request)
    {
        var id = Existing(request.CollectionId);
        var done = RekognitionLimits.FaceIds(request.FaceIds, MostResults).Select(faceId => (FaceId: faceId, Refusal: DeleteFace(id, faceId))).ToList();
        return new
        {
            DeletedFaces = done.Where(face => face.Refusal is null).Select(face => face.FaceId).Distinct(),
            UnsuccessfulFaceDeletions = done.Select(face => face.Refusal).OfType<object>(),
        };
    }

    /// <summary>The id of a collection that must be there.</summary>
    public string Existing(string? id) => id is not null && store.CreatedAt(id) is not null
        ? id
        : throw RekognitionErrors.NotFound($"The collection id: {id}");

    /// <summary>The id of a user who must be there.</summary>
    public string ExistingUser(string collection, string? userId) => userId is not null && users.Exists(collection, userId)
        ? userId
        : throw RekognitionErrors.NotFound($"The user id: {userId}");

    /// <summary>The id of a face that must be there.</summary>
    public string ExistingFace(string collection, string? faceId) => store.Find(collection, faceId ?? "")?.FaceId
        ?? throw RekognitionErrors.Invalid($"faceId {faceId} was not found in the collection.");

    private object? DeleteFace(string collection, string faceId) => store.Find(collection, faceId)?.UserId is { } userId
        ? new { FaceId = faceId, UserId = userId, Reasons = (string[])["ASSOCIATED_TO_AN_EXISTING_USER"] }
        : index.Remove(collection, faceId) ? null : new { FaceId = faceId, Reasons = (string[])["FACE_NOT_FOUND"] };

    private static int Page(int? asked) => RekognitionLimits.Within(asked, 0, MostResults, MostResults, "MaxResults") is > 0 and var limit ? limit : MostResults;

    [GeneratedRegex(@"\A[a-zA-Z0-9_.\-]{1,255}\z")]
    private static partial Regex IdPattern();
}
