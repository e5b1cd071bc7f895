namespace FaceAspire.Soak;

/// <summary>S3: objects that are written, replaced, read and deleted. Each belongs to one worker, so what is there is known but for a step that a kill cut off.</summary>
internal sealed class ObjectTraffic : ITraffic
{
    private const int KeysOfAWorker = 40;
    private const int MaxBytes = 100_000;
    private const int Nothing = 0; // the version of a deleted object

    private readonly Dictionary<int, (int Acknowledged, int? Open, int Next)> _objects = [];

    public Task PrepareAsync(SoakClient client) => client.S3Async(HttpMethod.Put, "/soak");

    public async Task StepAsync(SoakClient client, int worker)
    {
        var key = (worker * KeysOfAWorker) + Random.Shared.Next(KeysOfAWorker);
        var (acknowledged, open, next) = Of(key);
        if (Random.Shared.Next(5) == 0)
        {
            Compare(key, await client.S3Async(HttpMethod.Get, Path(key)), acknowledged, open);
            return;
        }

        var version = Random.Shared.Next(10) == 0 ? Nothing : next;
        Set(key, (acknowledged, version, next + 1));
        await (version == Nothing ? client.S3Async(HttpMethod.Delete, Path(key)) : client.S3Async(HttpMethod.Put, Path(key), Content(key, version)));
        Set(key, (version, null, next + 1));
    }

    public async Task VerifyAsync(SoakClient client, bool isLast)
    {
        foreach (var (key, (acknowledged, open, next)) in _objects.ToArray())
        {
            var version = Compare(key, await client.S3Async(HttpMethod.Get, Path(key)), acknowledged, open);
            _objects[key] = (version, null, next);
        }
    }

    private (int Acknowledged, int? Open, int Next) Of(int key)
    {
        lock (_objects)
        {
            return _objects.GetValueOrDefault(key, (Nothing, null, 1));
        }
    }

    private void Set(int key, (int, int?, int) state)
    {
        lock (_objects)
        {
            _objects[key] = state;
        }
    }

    private static string Path(int key) => $"/soak/object-{key}";

    private static byte[] Content(int key, int version)
    {
        var random = new Random((key * 1_000_003) + version);
        var bytes = new byte[random.Next(MaxBytes)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static int Compare(int key, byte[]? content, int acknowledged, int? open)
    {
        foreach (var version in open is null ? [acknowledged] : new[] { acknowledged, open.Value })
        {
            if (version == Nothing ? content is null : content is not null && content.AsSpan().SequenceEqual(Content(key, version)))
            {
                return version;
            }
        }

        throw new SoakViolation($"Object {key} is neither version {acknowledged} nor {open}: {content?.Length.ToString() ?? "none"} bytes.");
    }
}
