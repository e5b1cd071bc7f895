using System.Reflection;
using Amazon.Rekognition;
using Amazon.Rekognition.Model;

namespace FaceAspire.Enroller.Tests;

/// <summary>
/// A collection in memory. A picture's text says what is on it: a word per face, <c>face</c> or the reason why it cannot be indexed, or
/// <c>error</c> and the code that Rekognition answers. Operations that the Enroller has no business with are not there.
/// </summary>
public class FakeRekognition : DispatchProxy
{
    private readonly List<Face> _faces = [];
    private int _lastFace;

    internal MemoryObjectStore Store { get; set; } = null!;

    public IList<Face> Faces => _faces;

    internal static IAmazonRekognition Create(MemoryObjectStore store)
    {
        var proxy = Create<IAmazonRekognition, FakeRekognition>();
        ((FakeRekognition)proxy).Store = store;
        return proxy;
    }

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        try
        {
            return args![0] switch
            {
                IndexFacesRequest request => Task.FromResult(Index(request)),
                DeleteFacesRequest request => Task.FromResult(Delete(request)),
                ListFacesRequest request => Task.FromResult(List(request)),
                _ => throw new NotSupportedException(targetMethod!.Name),
            };
        }
        catch (Exception e) when (e is AmazonRekognitionException or IOException)
        {
            return targetMethod!.ReturnType == typeof(Task<IndexFacesResponse>) ? Task.FromException<IndexFacesResponse>(e)
                : targetMethod.ReturnType == typeof(Task<DeleteFacesResponse>) ? Task.FromException<DeleteFacesResponse>(e)
                : Task.FromException<ListFacesResponse>(e);
        }
    }

    private IndexFacesResponse Index(IndexFacesRequest request)
    {
        Store.Faults.Pass("index");
        var name = request.Image!.S3Object!.Name!;
        var words = Store.Keys(request.Image.S3Object.Bucket!).Contains(name)
            ? Store.Text(request.Image.S3Object.Bucket!, name).Split(' ')
            : ["error", "InvalidS3ObjectException"];
        if (words is ["error", var code, ..])
        {
            throw code switch
            {
                "InvalidImageFormatException" => new InvalidImageFormatException("bad"),
                "ImageTooLargeException" => new ImageTooLargeException("big"),
                "InvalidParameterException" => new InvalidParameterException("Image size is too small"),
                "InvalidS3ObjectException" => new InvalidS3ObjectException("gone"),
                _ => new AmazonRekognitionException(code, null, code, null, System.Net.HttpStatusCode.BadRequest),
            };
        }

        var added = words.Where(word => word == "face")
            .Select(_ => new Face { FaceId = $"face-{++_lastFace}", ExternalImageId = request.ExternalImageId }).ToList();
        _faces.AddRange(added);
        Store.Faults.Pass("after index");
        return new()
        {
            FaceRecords = [.. added.Select(face => new FaceRecord { Face = face, FaceDetail = new() { Quality = new() { Brightness = 60, Sharpness = 90 } } })],
            UnindexedFaces = [.. words.Where(word => word.Contains('_')).Select(reason => new UnindexedFace { Reasons = [reason] })],
        };
    }

    private DeleteFacesResponse Delete(DeleteFacesRequest request)
    {
        Store.Faults.Pass("delete faces");
        _faces.RemoveAll(face => request.FaceIds!.Contains(face.FaceId!));
        Store.Faults.Pass("after delete faces");
        return new() { DeletedFaces = request.FaceIds };
    }

    /// <summary>One face a page, so that whoever lists has to turn pages.</summary>
    private ListFacesResponse List(ListFacesRequest request)
    {
        var page = int.Parse(request.NextToken ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        return new()
        {
            Faces = [.. _faces.Skip(page).Take(1)],
            NextToken = page + 1 < _faces.Count ? (page + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        };
    }
}
