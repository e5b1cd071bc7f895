using Amazon.Rekognition;
using Amazon.Rekognition.Model;
using FaceAspire.Contracts;

namespace FaceAspire.Enroller;

/// <summary>The collection of known faces.</summary>
internal sealed class FaceCollection(IAmazonRekognition rekognition, EnrollerOptions options)
{
    /// <summary>Adds the one face of a photo.</summary>
    /// <returns>The face, or why the photo was refused; then nothing of it is left in the collection.</returns>
    public async Task<IndexOutcome> IndexAsync(string key, PhotoId id, CancellationToken cancellationToken)
    {
        IndexFacesResponse response;
        try
        {
            response = await rekognition.IndexFacesAsync(
                new()
                {
                    CollectionId = options.CollectionId,
                    ExternalImageId = id.Value,
                    Image = new() { S3Object = new() { Bucket = options.FacesBucket, Name = key } },
                },
                cancellationToken);
        }
        catch (AmazonRekognitionException e) when (Refusal.Of(e) is not null)
        {
            return new IndexOutcome.Refused(Refusal.Of(e)!);
        }

        var faces = response.FaceRecords ?? [];
        if (faces is [{ Face.FaceId: { } faceId } one])
        {
            return new IndexOutcome.Indexed(faceId, one.FaceDetail?.Quality is { } quality ? new(quality.Brightness, quality.Sharpness) : null);
        }

        await DeleteAsync([.. faces.Select(face => face.Face?.FaceId).OfType<string>()], cancellationToken);
        return new IndexOutcome.Refused(Refusal.Of(faces.Count, response.UnindexedFaces ?? []));
    }

    /// <summary>Deletes faces; those that are gone are no error.</summary>
    public async Task DeleteAsync(IReadOnlyList<string> faceIds, CancellationToken cancellationToken)
    {
        if (faceIds.Count > 0)
        {
            await rekognition.DeleteFacesAsync(new() { CollectionId = options.CollectionId, FaceIds = [.. faceIds] }, cancellationToken);
        }
    }

    /// <summary>
    /// Deletes the faces that came from a photo, but for those to keep. Reads through the whole collection: there is no other way to ask.
    /// </summary>
    /// <returns>Whether all that are to be kept are there.</returns>
    public async Task<bool> SweepAsync(PhotoId id, IReadOnlyList<string> keep, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        string? next = null;
        do
        {
            var page = await rekognition.ListFacesAsync(
                new() { CollectionId = options.CollectionId, MaxResults = 4096, NextToken = next }, cancellationToken);
            found.AddRange((page.Faces ?? []).Where(face => face.ExternalImageId == id.Value).Select(face => face.FaceId).OfType<string>());
            next = page.NextToken;
        }
        while (next is not null);

        await DeleteAsync([.. found.Except(keep)], cancellationToken);
        return !keep.Except(found).Any();
    }
}
