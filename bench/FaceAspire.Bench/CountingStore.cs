using System.Globalization;
using FaceAspire.Aws.S3;

namespace FaceAspire.Bench;

/// <summary>S3 in memory. Each write gives a new ETag, and conditions hold.</summary>
internal sealed class CountingStore : IObjectStore
{
    private readonly Dictionary<string, StoredObject> _objects = [];

    /// <summary>How often something was written.</summary>
    public int Writes { get; private set; }

    /// <summary>The sizes of the objects whose keys begin so.</summary>
    public IEnumerable<long> Sizes(string prefix) =>
        _objects.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(item => (long)item.Value.Content.Length);

    public Task<StoredObject?> GetAsync(string bucket, string key, CancellationToken cancellationToken) => Task.FromResult(_objects.GetValueOrDefault(key));

    public Task<ObjectHead?> HeadAsync(string bucket, string key, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.TryGetValue(key, out var found) ? new ObjectHead(found.ETag, found.Content.Length) : null);

    public Task<IReadOnlyDictionary<string, string>> GetTagsAsync(string bucket, string key, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    public Task<string> PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType, PutCondition condition, CancellationToken cancellationToken)
    {
        var there = _objects.TryGetValue(key, out var found);
        if ((condition.Absent && there) || (condition.ETag is { } etag && found?.ETag != etag))
        {
            throw new PreconditionFailedException(bucket, key);
        }

        var written = (++Writes).ToString(CultureInfo.InvariantCulture);
        _objects[key] = new(content.ToArray(), written);
        return Task.FromResult(written);
    }

    public Task DeleteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        _objects.Remove(key);
        return Task.CompletedTask;
    }
}
