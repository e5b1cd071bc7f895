using System.Text.Json;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Enroller;

/// <summary>What is known of each photo: one object per photo in the audit bucket.</summary>
internal sealed class Gallery(IObjectStore store, string bucket)
{
    /// <summary>Reads a photo's record and the version it was read at; both <see langword="null"/> when there is none.</summary>
    public async Task<(GalleryRecord? Record, string? Version)> ReadAsync(PhotoId id, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(bucket, AuditKeys.Gallery(id), cancellationToken);
        return stored is null ? (null, null) : (JsonSerializer.Deserialize(stored.Content, ContractsJson.Default.GalleryRecord), stored.ETag);
    }

    /// <summary>Writes a photo's record over the version that was read.</summary>
    /// <exception cref="PreconditionFailedException">Somebody else wrote it: another event of the same photo was faster.</exception>
    public Task WriteAsync(PhotoId id, GalleryRecord record, string? version, CancellationToken cancellationToken) => store.PutAsync(
        bucket, AuditKeys.Gallery(id), JsonSerializer.SerializeToUtf8Bytes(record, ContractsJson.Default.GalleryRecord), "application/json",
        PutCondition.IfUnchanged(version), cancellationToken);

    /// <summary>Forgets a photo.</summary>
    public Task DeleteAsync(PhotoId id, CancellationToken cancellationToken) => store.DeleteAsync(bucket, AuditKeys.Gallery(id), cancellationToken);
}
