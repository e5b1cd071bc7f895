using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Setup;

/// <summary>Puts photos into the faces bucket, where the Enroller takes them from.</summary>
internal sealed partial class PhotoUpload(IAmazonS3 s3, ILogger<PhotoUpload> logger)
{
    /// <summary>Uploads the photos that the bucket does not hold yet.</summary>
    /// <returns>How many were uploaded.</returns>
    public async Task<int> UploadAsync(string bucket, IReadOnlyList<Photo> photos, CancellationToken cancellationToken)
    {
        var uploaded = 0;
        foreach (var photo in photos)
        {
            if (!await IsThereAsync(bucket, photo, cancellationToken))
            {
                await s3.PutObjectAsync(
                    new PutObjectRequest { BucketName = bucket, Key = photo.Key, FilePath = photo.Path, ContentType = photo.ContentType },
                    cancellationToken);
                uploaded++;
            }
        }

        foreach (var person in photos.GroupBy(photo => photo.Person))
        {
            Log.Enrolling(logger, person.Key, person.Count());
        }

        return uploaded;
    }

    /// <summary>The ETag of an object put in one piece is the MD5 of its bytes, so equal ones need no second upload.</summary>
    private async Task<bool> IsThereAsync(string bucket, Photo photo, CancellationToken cancellationToken)
    {
        try
        {
            var there = await s3.GetObjectMetadataAsync(bucket, photo.Key, cancellationToken);
            await using var file = File.OpenRead(photo.Path);
#pragma warning disable CA5351 // S3's ETag is an MD5; it identifies bytes and protects nothing.
            var md5 = await MD5.HashDataAsync(file, cancellationToken);
#pragma warning restore CA5351
            return there.ETag.Trim('"').Equals(Convert.ToHexString(md5), StringComparison.OrdinalIgnoreCase);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Person}: {Count} photo(s) handed to the Enroller.")]
        public static partial void Enrolling(ILogger logger, string person, int count);
    }
}
