using Amazon.Rekognition;
using Amazon.Rekognition.Model;

namespace FaceAspire.Analyzer;

/// <summary>Finds the faces of a picture, and whom of the collection each is like.</summary>
internal sealed class FaceFinder(IAmazonRekognition rekognition, AnalyzerOptions options, Pacer pacer)
{
    private const double LeastSimilarity = 80; // as a stream processor's; the Matcher decides what is similar enough
    private const int MostMatches = 5;

    /// <summary>The faces, largest first.</summary>
    /// <param name="key">The picture's key.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<AnalysedFace>> FindAsync(string key, byte[] file, CancellationToken cancellationToken)
    {
        var whole = new Image { S3Object = new() { Bucket = options.FramesBucket, Name = key } };
        var detected = await rekognition.DetectFacesAsync(new() { Image = whole }, cancellationToken);
        FaceDetail[] faces = [.. (detected.FaceDetails ?? []).OrderByDescending(face => face.BoundingBox is { } box ? box.Width * box.Height : 0)];
        if (faces is [var only])
        {
            return [new(only, (await SearchAsync(whole, cancellationToken))?.FaceMatches ?? [])];
        }

        using var crops = faces.Length > 0 ? FaceCrops.Of(file) : null;
        return await Task.WhenAll(faces.Select((face, place) => place < options.MaxFaces
            ? SearchAsync(crops!, faces, face, cancellationToken)
            : Task.FromResult(new AnalysedFace(face, []))));
    }

    private async Task<AnalysedFace> SearchAsync(FaceCrops crops, FaceDetail[] faces, FaceDetail face, CancellationToken cancellationToken)
    {
        if (face.BoundingBox is not { } box)
        {
            return new(face, []);
        }

        var crop = crops.Cut(box, [.. faces.Where(other => other != face).Select(other => other.BoundingBox).OfType<BoundingBox>()]);
        var found = await SearchAsync(new Image { Bytes = crop.Jpeg }, cancellationToken);
        return new(face, found is not null && crop.Shows(found.SearchedFaceBoundingBox, box) ? found.FaceMatches ?? [] : []);
    }

    /// <summary>Searches for the largest face of an image.</summary>
    /// <returns><see langword="null"/> when the service sees no face there.</returns>
    private async Task<SearchFacesByImageResponse?> SearchAsync(Image image, CancellationToken cancellationToken)
    {
        await pacer.WaitAsync(cancellationToken);
        try
        {
            return await rekognition.SearchFacesByImageAsync(
                new() { CollectionId = options.CollectionId, Image = image, FaceMatchThreshold = LeastSimilarity, MaxFaces = MostMatches },
                cancellationToken);
        }
        catch (InvalidParameterException)
        {
            return null;
        }
    }
}
