using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>The operations on collections (API reference "Amazon Rekognition").</summary>
internal sealed partial class CollectionOperations(CollectionStore store, FaceIndex index)
{
    private const int MostResults = 4096;
    private static readonly string[] NotFound = ["FACE_NOT_FOUND"];

    /// <summary>CreateCollection.</summary>
    public object? Create(CollectionRequest request)
    {
        var id = request.CollectionId is { } given && IdPattern().IsMatch(given)
            ? given
            : throw RekognitionErrors.Invalid($"CollectionId '{request.CollectionId}' must be 1 to 255 of [a-zA-Z0-9_.-].");
        return store.Create(id)
            ? new { StatusCode = 200, CollectionArn = store.ArnOf(id), FaceModelVersion = FaceViews.ModelVersion }
            : throw RekognitionErrors.Exists($"The collection id: {id}");
    }

    /// <summary>DescribeCollection.</summary>
    public object? Describe(CollectionRequest request)
    {
        var id = Existing(request.CollectionId);
        return new
        {
            FaceCount = store.Count(id),
            UserCount = 0,
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
        index.Delete(Existing(request.CollectionId));
        return new { StatusCode = 200 };
    }

    /// <summary>ListFaces.</summary>
    public object? ListFaces(CollectionRequest request)
    {
        var id = Existing(request.CollectionId);
        if (request.UserId is { } user)
        {
            throw RekognitionErrors.NotFound($"The user id: {user}"); // there are no users
        }

        if (request.FaceIds is not null)
        {
            return new { Faces = FaceIds(request).Select(faceId => store.Find(id, faceId)?.ToView()).OfType<object>(), FaceModelVersion = FaceViews.ModelVersion };
        }

        var limit = Page(request.MaxResults);
        var after = request.NextToken is null ? 0 : long.TryParse(request.NextToken, out var token) ? token : throw RekognitionErrors.InvalidToken();
        var faces = store.Page(id, after, limit + 1);
        return new
        {
            Faces = faces.Take(limit).Select(face => face.Face.ToView()),
            NextToken = faces.Count > limit ? faces[limit - 1].Place.ToString() : null,
            FaceModelVersion = FaceViews.ModelVersion,
        };
    }

    /// <summary>DeleteFaces.</summary>
    public object? DeleteFaces(CollectionRequest request)
    {
        var id = Existing(request.CollectionId);
        var faceIds = FaceIds(request);
        var deleted = faceIds.Where(faceId => index.Remove(id, faceId)).ToHashSet();
        return new
        {
            DeletedFaces = deleted,
            UnsuccessfulFaceDeletions = faceIds.Where(faceId => !deleted.Contains(faceId)).Select(faceId => new { FaceId = faceId, Reasons = NotFound }),
        };
    }

    /// <summary>The id of a collection that must be there.</summary>
    public string Existing(string? id) => id is not null && store.CreatedAt(id) is not null
        ? id
        : throw RekognitionErrors.NotFound($"The collection id: {id}");

    private static IReadOnlyList<string> FaceIds(CollectionRequest request)
    {
        if (request.FaceIds is not { Count: >= 1 and <= MostResults } faceIds)
        {
            throw RekognitionErrors.Invalid($"FaceIds must name 1 to {MostResults} faces.");
        }

        return faceIds.FirstOrDefault(faceId => !Guid.TryParseExact(faceId, "D", out _)) is { } wrong
            ? throw RekognitionErrors.Invalid($"FaceIds: '{wrong}' is no UUID.")
            : faceIds;
    }

    private static int Page(int? asked) => asked is null or (>= 0 and <= MostResults)
        ? asked is null or 0 ? MostResults : asked.Value
        : throw RekognitionErrors.Invalid($"MaxResults {asked} must be from 0 to {MostResults}.");

    [GeneratedRegex(@"\A[a-zA-Z0-9_.\-]{1,255}\z")]
    private static partial Regex IdPattern();
}
