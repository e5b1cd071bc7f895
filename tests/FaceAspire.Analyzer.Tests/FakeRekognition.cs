using System.Reflection;
using Amazon.Rekognition;
using Amazon.Rekognition.Model;
using SkiaSharp;

namespace FaceAspire.Analyzer.Tests;

/// <summary>Rekognition for pictures of <see cref="Scene"/>: it searches for the largest face alone, and takes none under 80 pixels.</summary>
public class FakeRekognition : DispatchProxy
{
    internal MemoryObjectStore Store { get; set; } = null!;

    /// <summary>The pictures that were searched; <see langword="null"/> for a whole one, out of the bucket.</summary>
    internal List<byte[]?> Searched { get; } = [];

    internal int Detections { get; private set; }

    internal static (IAmazonRekognition Client, FakeRekognition Fake) Create(MemoryObjectStore store)
    {
        var proxy = Create<IAmazonRekognition, FakeRekognition>();
        ((FakeRekognition)proxy).Store = store;
        return (proxy, (FakeRekognition)proxy);
    }

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (args![0])
        {
            case DetectFacesRequest request:
                return Try(() => Detect(request));
            case SearchFacesByImageRequest request:
                return Try(() => Search(request));
            default:
                throw new NotSupportedException(targetMethod!.Name);
        }
    }

    private static Task<T> Try<T>(Func<T> answer)
    {
        try
        {
            return Task.FromResult(answer());
        }
        catch (Exception e) when (e is AmazonRekognitionException or IOException)
        {
            return Task.FromException<T>(e);
        }
    }

    private DetectFacesResponse Detect(DetectFacesRequest request)
    {
        Store.Faults.Pass("detect");
        Detections++;
        return new()
        {
            FaceDetails =
            [
                .. Scene.Read(File(request.Image!)).Select(face => new FaceDetail
                {
                    BoundingBox = face.Box,
                    Confidence = 99.5,
                    Pose = new() { Yaw = 5 },
                    Quality = new() { Brightness = 50, Sharpness = 60 },
                    Landmarks = [new() { Type = "nose", X = face.Box.Left, Y = face.Box.Top }],
                }),
            ],
        };
    }

    private SearchFacesByImageResponse Search(SearchFacesByImageRequest request)
    {
        Store.Faults.Pass("search");
        Assert.Equal(("people", 80.0), (request.CollectionId, request.FaceMatchThreshold));
        lock (Searched)
        {
            Searched.Add(request.Image!.Bytes);
        }

        var file = File(request.Image);
        using var picture = SKBitmap.Decode(file);
        if (picture.Width < 80 || picture.Height < 80 || Scene.Read(file) is not [var face, ..])
        {
            throw new InvalidParameterException("There are no faces in the image. Should be at least 1.");
        }

        return new()
        {
            SearchedFaceBoundingBox = face.Box,
            SearchedFaceConfidence = 99,
            FaceMatches = face.Person == "nobody" ? [] : [new() { Similarity = 97.5, Face = new() { FaceId = $"id-{face.Person}", ExternalImageId = $"{face.Person}.jpg", Confidence = 98 } }],
        };
    }

    private byte[] File(Image image) => image.Bytes ?? Store.Bytes(image.S3Object!.Bucket!, image.S3Object.Name!);
}
