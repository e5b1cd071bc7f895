using FaceAspire.Emulator.S3;
using FaceAspire.Faces;
using OpenCvSharp;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Gets the image of a request, held to Rekognition's limits before it is read (developer guide, "Guidelines and quotas").</summary>
internal sealed class ImageSource(IBuckets buckets)
{
    private const int MaxBytes = 5 * 1024 * 1024;
    private const int MaxObjectBytes = 15 * 1024 * 1024;
    private const int LeastSide = 80;

    /// <summary>The image, decoded.</summary>
    public async Task<FaceImage> ReadAsync(ImageMember? image, CancellationToken cancellationToken, string member = "Image")
    {
        var file = await FileAsync(image ?? throw RekognitionErrors.Invalid($"{member} must be given."), cancellationToken);
        try
        {
            var decoded = FaceImage.Decode(file);
            if (Math.Min(decoded.Width, decoded.Height) >= LeastSide)
            {
                return decoded;
            }

            var message = $"Image dimensions: {decoded.Width} x {decoded.Height} pixels. The minimum is {LeastSide} pixels on each side.";
            decoded.Dispose();
            throw RekognitionErrors.Invalid(message);
        }
        catch (Exception e) when (e is FaceImageException or OpenCVException)
        {
            throw RekognitionErrors.InvalidFormat($"Request has invalid image format: {e.Message}");
        }
    }

    private async Task<byte[]> FileAsync(ImageMember image, CancellationToken cancellationToken)
    {
        if (image is { Bytes: not null, S3Object: not null })
        {
            throw RekognitionErrors.Invalid("Image must have Bytes or S3Object, not both.");
        }

        if (image.Bytes is { } bytes)
        {
            return bytes.Length <= MaxBytes ? bytes : throw RekognitionErrors.TooLarge($"Image size is too large. Maximum image size is {MaxBytes} bytes.");
        }

        if (image.S3Object is not { Bucket: { } bucket, Name: { } key })
        {
            throw RekognitionErrors.Invalid("Image must have Bytes, or S3Object with Bucket and Name.");
        }

        return await buckets.SizeAsync(bucket, key, cancellationToken) switch
        {
            null => throw NoObject(bucket, key),
            > MaxObjectBytes => throw RekognitionErrors.TooLarge($"Image size is too large. Maximum image size is {MaxObjectBytes} bytes."),
            _ => await buckets.GetAsync(bucket, key, cancellationToken) ?? throw NoObject(bucket, key),
        };
    }

    private static Protocol.AwsException NoObject(string bucket, string key) => RekognitionErrors.InvalidObject(
        $"Unable to get object metadata from S3. Check object key, region and/or access permissions. (s3://{bucket}/{key})");
}
