using System.Text.Json;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>
/// Keeps cameras' states in S3. Nothing is remembered from one batch to the next: Lambda gives a shard's batches to whichever process is
/// idle, and an alert that followed from what another has changed since would be one too many. If-Match proves that nobody writes meanwhile.
/// </summary>
internal sealed class CameraStates(IObjectStore store, string bucket)
{
    /// <summary>The state after everything that was written.</summary>
    public async Task<StoredState> ReadAsync(Camera camera, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(bucket, AuditKeys.State(camera), cancellationToken);
        return stored is null
            ? new(CameraState.Empty, null)
            : new(JsonSerializer.Deserialize(stored.Content, MatcherJson.Default.CameraState)!, stored.ETag);
    }

    /// <summary>Writes a state over the one that was read.</summary>
    /// <exception cref="PreconditionFailedException">Somebody else wrote it.</exception>
    public Task WriteAsync(Camera camera, StoredState state, CancellationToken cancellationToken) => store.PutAsync(
        bucket, AuditKeys.State(camera), JsonSerializer.SerializeToUtf8Bytes(state.State, MatcherJson.Default.CameraState), "application/json",
        PutCondition.IfUnchanged(state.ETag), cancellationToken);
}

/// <summary>A state, and the object that it was read from.</summary>
/// <param name="State">The state.</param>
/// <param name="ETag">The object's; <see langword="null"/> where there is none yet.</param>
internal sealed record StoredState(CameraState State, string? ETag);
