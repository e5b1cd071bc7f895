using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// The objects: each change is one transaction, decided inside it, its event included; then a file that nothing is live in any more is deleted. So a
/// reader sees an object whole, old or new, whenever the process dies.
/// </summary>
internal sealed class ObjectStore(Database database, ObjectFiles files, S3Events events, TimeProvider time)
{
    private const int MaxReadAttempts = 10;

    /// <summary>Finds an object.</summary>
    /// <exception cref="Protocol.AwsException"><c>NoSuchBucket</c> or <c>NoSuchKey</c>.</exception>
    public StoredObject Get(string bucket, string key) => database.Read(db =>
    {
        if (ObjectTable.Find(db, bucket, key) is { } stored)
        {
            return stored;
        }

        BucketTable.Require(db, bucket);
        throw S3Errors.NoKey(key);
    });

    /// <summary>Finds an object and opens its content, even while others replace it.</summary>
    /// <exception cref="Protocol.AwsException"><c>NoSuchBucket</c> or <c>NoSuchKey</c>.</exception>
    public (StoredObject Object, StoredContent Content) Open(string bucket, string key)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stored = Get(bucket, key);
            try
            {
                return (stored, files.Open(stored.Place));
            }
            catch (FileNotFoundException) when (attempt < MaxReadAttempts)
            {
                // replaced or moved since: the row names another file by now
            }
        }
    }

    /// <summary>Fails early, before content is received, for what <see cref="PutAsync"/> would refuse.</summary>
    public void CheckPut(string bucket, string key, Conditions conditions) => database.Read(db =>
    {
        BucketTable.Require(db, bucket);
        conditions.CheckWrite(ObjectTable.Find(db, bucket, key));
        return true;
    });

    /// <summary>Makes staged content an object.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key.</param>
    /// <param name="content">Its content.</param>
    /// <param name="attributes">Its headers and tags.</param>
    /// <param name="conditions">What must hold when it is written.</param>
    /// <param name="eventName">Such as <c>ObjectCreated:Put</c>.</param>
    /// <param name="sourceUpload">The multipart upload that ends with this, if any.</param>
    /// <param name="checksum">Its additional checksum, where it is not the content's own.</param>
    public async Task<StoredObject> PutAsync(
        string bucket, string key, StagedContent content, ObjectAttributes attributes, Conditions conditions, string eventName, string? sourceUpload = null,
        string? checksum = null)
    {
        var stored = new StoredObject(
            key, content.Size, content.ETag, time.GetUtcNow().ToUnixTimeMilliseconds(), content.Place, attributes.Headers, attributes.Tags,
            checksum ?? content.Checksum);
        List<long> unused = [];
        var written = await database.WriteAsync(db =>
        {
            BucketTable.Require(db, bucket);
            var current = ObjectTable.Find(db, bucket, key);
            conditions.CheckWrite(current);
            unused = sourceUpload is null ? [] : UploadTable.Delete(db, sourceUpload);
            if (current is not null)
            {
                unused.Add(FileTable.Release(db, current.Place, current.Size));
            }

            FileTable.Hold(db, stored.Place, stored.Size);
            ObjectTable.Put(db, bucket, stored);
            return events.Send(db, bucket, eventName, stored);
        });
        events.Wake(written);
        unused.ForEach(files.DeleteUnlessLive);
        return stored;
    }

    /// <summary>Deletes an object; one that does not exist is no error.</summary>
    public void Delete(string bucket, string key, string? ifMatch = null)
    {
        var unused = 0L;
        var deleted = database.Write(db =>
        {
            BucketTable.Require(db, bucket);
            var current = ObjectTable.Find(db, bucket, key);
            new Conditions(IfMatch: ifMatch).CheckWrite(current);
            if (current is null)
            {
                return [];
            }

            unused = FileTable.Release(db, current.Place, current.Size);
            ObjectTable.Delete(db, bucket, key);
            return events.Send(db, bucket, "ObjectRemoved:Delete", current);
        });
        events.Wake(deleted);
        files.DeleteUnlessLive(unused);
    }

    /// <summary>Replaces an object's tags; its time and ETag stay.</summary>
    public void SetTags(string bucket, string key, IReadOnlyDictionary<string, string> tags, string eventName)
    {
        var tagged = database.Write(db =>
        {
            BucketTable.Require(db, bucket);
            var current = ObjectTable.Find(db, bucket, key) ?? throw S3Errors.NoKey(key);
            ObjectTable.SetTags(db, bucket, key, tags);
            return events.Send(db, bucket, eventName, current);
        });
        events.Wake(tagged);
    }
}
