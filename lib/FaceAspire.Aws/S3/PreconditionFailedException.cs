namespace FaceAspire.Aws.S3;

/// <summary>Somebody else wrote the object in the meantime.</summary>
public sealed class PreconditionFailedException(string bucket, string key, Exception? inner = null)
    : Exception($"s3://{bucket}/{key} was written by somebody else in the meantime.", inner);
