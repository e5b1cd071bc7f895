using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>The buckets.</summary>
internal sealed class BucketStore(Database database, ObjectFiles files, TimeProvider time)
{
    /// <exception cref="Protocol.AwsException"><c>NoSuchBucket</c>.</exception>
    public void Require(string bucket) => database.Read(db =>
    {
        BucketTable.Require(db, bucket);
        return true;
    });

    /// <returns><see langword="false"/> when it existed already.</returns>
    /// <exception cref="Protocol.AwsException"><c>InvalidBucketName</c>.</exception>
    public bool Create(string bucket)
    {
        BucketName.Check(bucket);
        return database.Write(db => BucketTable.Create(db, bucket, time.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    /// <exception cref="Protocol.AwsException"><c>NoSuchBucket</c> or <c>BucketNotEmpty</c>.</exception>
    public void Delete(string bucket)
    {
        var unused = database.Write(db =>
        {
            BucketTable.Require(db, bucket);
            if (ObjectTable.Any(db, bucket))
            {
                throw S3Errors.BucketNotEmpty();
            }

            var parts = UploadTable.DeleteAll(db, bucket);
            BucketTable.Delete(db, bucket);
            return parts;
        });
        unused.ForEach(files.DeleteUnlessLive);
    }
}
