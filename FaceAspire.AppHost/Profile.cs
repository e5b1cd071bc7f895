namespace FaceAspire.AppHost;

/// <summary>Where AWS is.</summary>
internal enum Profile
{
    /// <summary>All of it is the emulator.</summary>
    Local,

    /// <summary>S3 and SQS are elsewhere, the rest is the emulator.</summary>
    LocalStack,

    /// <summary>The real one.</summary>
    Aws,
}
