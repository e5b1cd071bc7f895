using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FaceAspire.Aws.S3;

namespace FaceAspire.Tests;

/// <summary>S3 in memory, with conditional writes. Every write passes <see cref="Faults"/> before and after it takes effect.</summary>
internal sealed class MemoryObjectStore(Faults? faults = null) : IObjectStore
{
    private readonly SortedDictionary<string, (byte[] Content, IReadOnlyDictionary<string, string> Tags)> _objects = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _metadata = new(StringComparer.Ordinal);

    public Faults Faults { get; } = faults ?? new();

    public IEnumerable<string> Keys(string bucket) =>
        _objects.Keys.Where(name => name.StartsWith(bucket + "/", StringComparison.Ordinal)).Select(name => name[(bucket.Length + 1)..]);

    public string Text(string bucket, string key) => Encoding.UTF8.GetString(_objects[$"{bucket}/{key}"].Content);

    public void Set(string bucket, string key, string content, params (string Key, string Value)[] tags) =>
        _objects[$"{bucket}/{key}"] = (Encoding.UTF8.GetBytes(content), tags.ToDictionary(tag => tag.Key, tag => tag.Value));

    public void Set(string bucket, string key, byte[] content, IReadOnlyDictionary<string, string> metadata)
    {
        _objects[$"{bucket}/{key}"] = (content, new Dictionary<string, string>());
        _metadata[$"{bucket}/{key}"] = metadata;
    }

    public byte[] Bytes(string bucket, string key) => _objects[$"{bucket}/{key}"].Content;

    public void Remove(string bucket, string key) => _objects.Remove($"{bucket}/{key}");

    public Task<StoredObject?> GetAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        Faults.Pass($"get {key}");
        return Task.FromResult(_objects.TryGetValue($"{bucket}/{key}", out var found) ? Stored(found.Content, $"{bucket}/{key}") : null);
    }

    public Task<ObjectHead?> HeadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        Faults.Pass($"head {key}");
        return Task.FromResult(_objects.TryGetValue($"{bucket}/{key}", out var found) ? new ObjectHead(ETag(found.Content), Size(found.Content)) : null);
    }

    public Task<IReadOnlyDictionary<string, string>> GetTagsAsync(string bucket, string key, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.TryGetValue($"{bucket}/{key}", out var found) ? found.Tags : new Dictionary<string, string>());

    public Task<string> PutAsync(
        string bucket, string key, ReadOnlyMemory<byte> content, string contentType, PutCondition condition, CancellationToken cancellationToken)
    {
        Faults.Pass($"put {key}");
        var there = _objects.TryGetValue($"{bucket}/{key}", out var found);
        if ((condition.Absent && there) || (condition.ETag is { } etag && (!there || ETag(found.Content) != etag)))
        {
            throw new PreconditionFailedException(bucket, key);
        }

        _objects[$"{bucket}/{key}"] = (content.ToArray(), new Dictionary<string, string>());
        Faults.Pass($"after put {key}");
        return Task.FromResult(ETag(content.ToArray()));
    }

    public Task DeleteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        Faults.Pass($"delete {key}");
        _objects.Remove($"{bucket}/{key}");
        Faults.Pass($"after delete {key}");
        return Task.CompletedTask;
    }

#pragma warning disable CA5351 // S3's ETag is an MD5.
    private static string ETag(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
#pragma warning restore CA5351

    private StoredObject Stored(byte[] content, string name) =>
        new(content, ETag(content)) { Metadata = _metadata.GetValueOrDefault(name) ?? new Dictionary<string, string>() };

    /// <summary>A text <c>size 123</c> stands for an object of so many bytes.</summary>
    private static long Size(byte[] content) => Encoding.UTF8.GetString(content) is ['s', 'i', 'z', 'e', ' ', .. var size]
        ? long.Parse(size, CultureInfo.InvariantCulture)
        : content.Length;
}
