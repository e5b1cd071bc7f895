namespace FaceAspire.Enroller;

/// <summary>Tells photos from what else may lie in the faces bucket.</summary>
internal static class Photos
{
    /// <summary>What is put behind a refused photo's key to say why.</summary>
    public const string RefusalSuffix = ".refused.txt";

    /// <summary>The largest image that Rekognition takes from S3, in bytes.</summary>
    public const long MaxBytes = 15 * 1024 * 1024;

    /// <summary>Whether an object is meant to be a photo: neither a refusal's note nor a folder's marker.</summary>
    public static bool IsPhoto(string key) =>
        !key.EndsWith(RefusalSuffix, StringComparison.Ordinal) && !key.EndsWith('/');
}
