using System.Collections.Concurrent;
using Amazon.KinesisVideo.Model;

namespace Amazon.KinesisVideo;

/// <summary>Remembers streams' data endpoints for 45 minutes, as the quotas page of Kinesis Video advises.</summary>
public sealed class DataEndpoints(IAmazonKinesisVideo video, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(45);
    private readonly ConcurrentDictionary<(string Stream, string Api), (Uri Endpoint, DateTimeOffset Until)> _known = new();

    /// <summary>The endpoint of a stream for an API such as <c>PUT_MEDIA</c>.</summary>
    public async Task<Uri> GetAsync(string stream, string api, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((stream, api), out var known) && known.Until > time.GetUtcNow())
        {
            return known.Endpoint;
        }

        var found = await video.GetDataEndpointAsync(new GetDataEndpointRequest { StreamName = stream, APIName = api }, cancellationToken);
        var endpoint = new Uri(found.DataEndpoint!);
        _known[(stream, api)] = (endpoint, time.GetUtcNow() + Lifetime);
        return endpoint;
    }

    /// <summary>Forgets an endpoint that no longer answers.</summary>
    public void Forget(string stream, string api) => _known.TryRemove((stream, api), out _);
}
