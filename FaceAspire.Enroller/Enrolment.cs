using System.Text;
using FaceAspire.Aws.Lambda;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Enroller;

/// <summary>Brings the collection and the gallery record of one photo to where they should be.</summary>
internal sealed class Enrolment(
    EnrollerOptions options, IObjectStore store, Gallery gallery, FaceCollection collection, TimeProvider time, LambdaLog log)
{
    /// <summary>Does what is to be done. Doing it again changes nothing.</summary>
    /// <param name="key">The photo's key.</param>
    /// <param name="repeated">Whether an earlier try may have been cut off in the middle.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ReconcileAsync(string key, bool repeated, CancellationToken cancellationToken)
    {
        using var span = EnrollerTelemetry.StartPhoto();
        var id = PhotoId.OfKey(key);
        var photo = await store.HeadAsync(options.FacesBucket, key, cancellationToken);
        var tags = photo is null ? new Dictionary<string, string>() : await store.GetTagsAsync(options.FacesBucket, key, cancellationToken);
        var (record, version) = await gallery.ReadAsync(id, cancellationToken);
        var person = PersonName.Of(key, tags);
        var next = new GalleryRecord { Key = key, ETag = photo?.ETag ?? "", Person = person, At = time.GetUtcNow() };
        var step = PhotoStep.Decide(photo, person, record);
        EnrollerTelemetry.Count(step);
        switch (step)
        {
            case PhotoStep.Nothing when repeated && !await collection.SweepAsync(id, keep: record!.FaceIds, cancellationToken):
                await IndexAsync(id, next, version, cancellationToken); // another try swept away the face on record
                break;
            case PhotoStep.Forget:
                await ForgetAsync(id, key, record, cancellationToken);
                break;
            case PhotoStep.Rename(var name):
                await gallery.WriteAsync(id, record! with { Person = name, At = next.At }, version, cancellationToken);
                log.Information($"{key}: {record!.Person} is now called {name}.");
                break;
            case PhotoStep.Refuse(var reason):
                await ClearAsync(id, record, repeated, cancellationToken);
                await RefuseAsync(id, next with { Refusal = reason }, version, cancellationToken);
                break;
            case PhotoStep.Index:
                await ClearAsync(id, record, repeated, cancellationToken);
                await IndexAsync(id, next, version, cancellationToken);
                break;
        }
    }

    private async Task IndexAsync(PhotoId id, GalleryRecord next, string? version, CancellationToken cancellationToken)
    {
        switch (await collection.IndexAsync(next.Key, id, cancellationToken))
        {
            case IndexOutcome.Indexed(var faceId, var quality):
                await AcceptAsync(id, next with { FaceIds = [faceId], Quality = quality }, version, cancellationToken);
                break;
            case IndexOutcome.Refused(var reason):
                await RefuseAsync(id, next with { Refusal = reason }, version, cancellationToken);
                break;
        }
    }

    // The record is written last, here and below: with it, the photo counts as dealt with.
    private async Task AcceptAsync(PhotoId id, GalleryRecord accepted, string? version, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(options.FacesBucket, accepted.Key + Photos.RefusalSuffix, cancellationToken);
        try
        {
            await gallery.WriteAsync(id, accepted, version, cancellationToken);
        }
        catch (PreconditionFailedException)
        {
            await collection.DeleteAsync(accepted.FaceIds, cancellationToken); // the other event's face is the one that counts
            throw;
        }

        log.Information($"{accepted.Key}: {accepted.Person} is enrolled.");
    }

    private async Task RefuseAsync(PhotoId id, GalleryRecord refused, string? version, CancellationToken cancellationToken)
    {
        await store.PutAsync(
            options.FacesBucket, refused.Key + Photos.RefusalSuffix, Encoding.UTF8.GetBytes(refused.Refusal + "\n"), "text/plain; charset=utf-8",
            PutCondition.None, cancellationToken);
        await gallery.WriteAsync(id, refused, version, cancellationToken);
        log.Warning($"{refused.Key} is refused: {refused.Refusal}");
    }

    private async Task ForgetAsync(PhotoId id, string key, GalleryRecord? record, CancellationToken cancellationToken)
    {
        await collection.SweepAsync(id, keep: [], cancellationToken);
        await store.DeleteAsync(options.FacesBucket, key + Photos.RefusalSuffix, cancellationToken);
        await gallery.DeleteAsync(id, cancellationToken);
        if (await store.HeadAsync(options.FacesBucket, key, cancellationToken) is not null)
        {
            throw new InvalidOperationException($"{key} came back while it was being forgotten."); // its new record may just have been deleted
        }

        if (record is not null)
        {
            log.Information($"{key}: deleted, and so is what was known from it.");
        }
    }

    /// <summary>
    /// Takes a photo's faces out of the collection before it is looked at again: also those that a try which was cut off never got onto
    /// the record. A photo that is seen for the first time has none.
    /// </summary>
    private Task ClearAsync(PhotoId id, GalleryRecord? record, bool repeated, CancellationToken cancellationToken) =>
        repeated || record is not null ? collection.SweepAsync(id, keep: [], cancellationToken) : Task.CompletedTask;
}
