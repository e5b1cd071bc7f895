using FaceAspire.Aws.Lambda;

namespace FaceAspire.Enroller;

/// <summary>Where photos come from and faces go to. Environment variables <c>FaceAspire__…</c>.</summary>
internal sealed record EnrollerOptions
{
    /// <summary>The bucket that photos are put in.</summary>
    public required string FacesBucket { get; init; }

    /// <summary>The bucket of the gallery records.</summary>
    public required string AuditBucket { get; init; }

    /// <summary>The collection of known faces.</summary>
    public required string CollectionId { get; init; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="LambdaSettingException">One is missing.</exception>
    public static EnrollerOptions From(LambdaSettings settings) => new()
    {
        FacesBucket = settings.Required("FacesBucket"),
        AuditBucket = settings.Required("AuditBucket"),
        CollectionId = settings.Required("CollectionId"),
    };
}
