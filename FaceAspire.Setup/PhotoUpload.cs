using System.Security.Cryptography;
using FaceAspire.Aws.S3;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Setup;

/// <summary>Puts photos into the faces bucket, where the Enroller takes them from.</summary>
internal sealed partial class PhotoUpload(IObjectStore store, ILogger<PhotoUpload> logger)
{
    /// <summary>The largest image that Rekognition takes from S3, in bytes.</summary>
    private const long MaxBytes = 15 * 1024 * 1024;

    /// <summary>Uploads the photos that the bucket does not hold yet. One that cannot be read is said to be so, and holds up no other.</summary>
    /// <returns>How many were uploaded.</returns>
    public async Task<int> UploadAsync(string bucket, IReadOnlyList<Photo> photos, CancellationToken cancellationToken)
    {
        var uploaded = 0;
        foreach (var person in photos.GroupBy(photo => photo.Person))
        {
            var handedOver = 0;
            foreach (var photo in person)
            {
                if (await ReadAsync(photo, cancellationToken) is not { } bytes)
                {
                    continue;
                }

                handedOver++;
                if (!await IsThereAsync(bucket, photo, bytes, cancellationToken))
                {
                    await store.PutAsync(bucket, photo.Key, bytes, photo.ContentType, PutCondition.None, cancellationToken);
                    uploaded++;
                }
            }

            Log.Enrolling(logger, person.Key, handedOver);
        }

        return uploaded;
    }

    private async Task<byte[]?> ReadAsync(Photo photo, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(photo.Path).Length <= MaxBytes)
            {
                return await File.ReadAllBytesAsync(photo.Path, cancellationToken);
            }

            Log.LeftOut(logger, photo.Path, "it is over 15 MB; use a smaller version");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LeftOut(logger, photo.Path, e.Message);
        }

        return null;
    }

    /// <summary>The ETag of an object put in one piece is the MD5 of its bytes, so equal ones need no second upload.</summary>
    private async Task<bool> IsThereAsync(string bucket, Photo photo, byte[] bytes, CancellationToken cancellationToken)
    {
        var there = await store.HeadAsync(bucket, photo.Key, cancellationToken);
#pragma warning disable CA5351 // S3's ETag is an MD5; it identifies bytes and protects nothing.
        return there is not null && there.ETag.Trim('"').Equals(Convert.ToHexString(MD5.HashData(bytes)), StringComparison.OrdinalIgnoreCase);
#pragma warning restore CA5351
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Person}: {Count} photo(s) handed to the Enroller.")]
        public static partial void Enrolling(ILogger logger, string person, int count);

        [LoggerMessage(2, LogLevel.Warning, "The photo {Path} is left out: {Reason}.")]
        public static partial void LeftOut(ILogger logger, string path, string reason);
    }
}
