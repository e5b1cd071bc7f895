using System.Text.Json;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>Keeps cameras' states in S3, and in memory between invocations. One shard has one writer; If-Match proves it.</summary>
internal sealed class CameraStates(IObjectStore store, string bucket)
{
    private readonly Dictionary<Camera, (CameraState State, string? ETag)> _known = [];

    /// <summary>The state after everything that was written.</summary>
    public async Task<CameraState> ReadAsync(Camera camera, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(camera, out var known))
        {
            var stored = await store.GetAsync(bucket, AuditKeys.State(camera), cancellationToken);
            known = stored is null
                ? (CameraState.Empty, null)
                : (JsonSerializer.Deserialize(stored.Content, MatcherJson.Default.CameraState)!, stored.ETag);
            _known[camera] = known;
        }

        return known.State;
    }

    /// <summary>Writes a state over the one that was read. A failure forgets it, so that the next batch reads it anew.</summary>
    /// <exception cref="PreconditionFailedException">Somebody else wrote it.</exception>
    public async Task WriteAsync(Camera camera, CameraState state, CancellationToken cancellationToken)
    {
        var etag = _known[camera].ETag;
        _known.Remove(camera);
        var written = await store.PutAsync(
            bucket, AuditKeys.State(camera), JsonSerializer.SerializeToUtf8Bytes(state, MatcherJson.Default.CameraState), "application/json",
            PutCondition.IfUnchanged(etag), cancellationToken);
        _known[camera] = (state, written);
    }
}
