using System.Text.RegularExpressions;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>The operations on users: people of whom a collection has several faces (API reference "Amazon Rekognition").</summary>
internal sealed partial class UserOperations(
    CollectionOperations collections, CollectionStore faces, UserStore users, FaceIndex index, FaceEngineHolder engines)
{
    private const int MostUsers = 500; // of a page
    private const int MostFacesOfACall = 100;
    private const int MostFacesOfAUser = 100;
    private const double DefaultThreshold = 75;

    /// <summary>CreateUser.</summary>
    public object? Create(UserRequest request)
    {
        var collection = collections.Existing(request.CollectionId);
        var userId = request.UserId is { } given && IdPattern().IsMatch(given)
            ? given
            : throw RekognitionErrors.Invalid($"UserId '{request.UserId}' must be 1 to 128 of [a-zA-Z0-9_.-:].");
        return users.Create(collection, userId, Token(request))
            ? null
            : throw RekognitionErrors.Conflict($"The user id: {userId} already exists.");
    }

    /// <summary>DeleteUser: the user's faces stay in the collection.</summary>
    public object? Delete(UserRequest request)
    {
        var (collection, userId) = Existing(request);
        index.ChangeUser(collection, userId, () => users.Delete(collection, userId));
        return null;
    }

    /// <summary>ListUsers.</summary>
    public object? List(UserRequest request)
    {
        var collection = collections.Existing(request.CollectionId);
        var limit = RekognitionLimits.Within(request.MaxResults, 1, MostUsers, MostUsers, "MaxResults");
        var page = users.Page(collection, request.NextToken, limit + 1);
        return new
        {
            Users = page.Take(limit).Select(user => new { user.UserId, UserStatus = Status(user.Faces) }),
            NextToken = page.Count > limit ? page[limit - 1].UserId : null,
        };
    }

    /// <summary>AssociateFaces: each face that is like enough to those that the user has becomes the user's, too.</summary>
    public async Task<object?> AssociateAsync(UserRequest request, CancellationToken cancellationToken)
    {
        var (collection, userId) = Existing(request);
        var threshold = RekognitionLimits.Percent(request.UserMatchThreshold, DefaultThreshold, "UserMatchThreshold");
        var faceIds = FaceIds(request);
        var engine = await engines.GetAsync(cancellationToken);
        return index.ChangeUser<object?>(collection, userId, () =>
        {
            var done = faceIds.Select(faceId => (FaceId: faceId, Refusal: Associate(engine, collection, userId, faceId, threshold))).ToList();
            return new
            {
                AssociatedFaces = done.Where(face => face.Refusal is null).Select(face => new { face.FaceId }),
                UnsuccessfulFaceAssociations = done.Select(face => face.Refusal).OfType<object>(),
                UserStatus = Status(users.Faces(collection, userId)),
            };
        });
    }

    /// <summary>DisassociateFaces.</summary>
    public object? Disassociate(UserRequest request)
    {
        var (collection, userId) = Existing(request);
        var faceIds = FaceIds(request);
        return index.ChangeUser<object?>(collection, userId, () =>
        {
            var done = faceIds.Select(faceId => (FaceId: faceId, Refusal: Disassociate(collection, userId, faceId))).ToList();
            return new
            {
                DisassociatedFaces = done.Where(face => face.Refusal is null).Select(face => new { face.FaceId }),
                UnsuccessfulFaceDisassociations = done.Select(face => face.Refusal).OfType<object>(),
                UserStatus = Status(users.Faces(collection, userId)),
            };
        });
    }

    /// <summary>What a user's status is called; here it changes at once.</summary>
    public static string Status(long faces) => faces > 0 ? "ACTIVE" : "CREATED";

    private object? Associate(IFaceEngine engine, string collection, string userId, string faceId, double threshold)
    {
        if (faces.Find(collection, faceId) is not { } face)
        {
            return new { FaceId = faceId, Reasons = (string[])["FACE_NOT_FOUND"] };
        }

        if (face.UserId is not null)
        {
            return face.UserId == userId ? null : OfAnother(face);
        }

        var known = users.Vectors(collection, engine.Name, userId);
        if (known.Count >= MostFacesOfAUser)
        {
            throw RekognitionErrors.Quota($"The user id: {userId} has {MostFacesOfAUser} faces, which is the most.");
        }

        var confidence = known.Count > 0 && faces.Vector(faceId, engine.Name) is { } vector
            ? engine.Similarity(System.Numerics.Tensors.TensorPrimitives.Dot<float>(OpenCollection.Middle(known), vector))
            : 100;
        if (confidence < threshold)
        {
            return new { FaceId = faceId, Confidence = confidence, Reasons = (string[])["LOW_MATCH_CONFIDENCE"] };
        }

        users.Assign(collection, faceId, userId);
        return null;
    }

    private object? Disassociate(string collection, string userId, string faceId)
    {
        var face = faces.Find(collection, faceId);
        if (face?.UserId is null)
        {
            return new { FaceId = faceId, Reasons = (string[])["FACE_NOT_FOUND"] };
        }

        if (face.UserId != userId)
        {
            return OfAnother(face);
        }

        users.Assign(collection, faceId, null);
        return null;
    }

    private static object OfAnother(IndexedFace face) => new { face.FaceId, face.UserId, Reasons = (string[])["ASSOCIATED_TO_A_DIFFERENT_USER"] };

    private (string Collection, string UserId) Existing(UserRequest request)
    {
        var collection = collections.Existing(request.CollectionId);
        _ = Token(request);
        return (collection, collections.ExistingUser(collection, request.UserId));
    }

    private static IReadOnlyList<string> FaceIds(UserRequest request) => RekognitionLimits.FaceIds(request.FaceIds, MostFacesOfACall);

    private static string? Token(UserRequest request) => request.ClientRequestToken is null || TokenPattern().IsMatch(request.ClientRequestToken)
        ? request.ClientRequestToken
        : throw RekognitionErrors.Invalid($"ClientRequestToken '{request.ClientRequestToken}' must be 1 to 64 of [a-zA-Z0-9-_].");

    [GeneratedRegex(@"\A[a-zA-Z0-9_.\-:]{1,128}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[a-zA-Z0-9\-_]{1,64}\z")]
    private static partial Regex TokenPattern();
}
