namespace Amazon.KinesisVideo.Model;

/// <summary>Where it is.</summary>
public sealed class GetDataEndpointResponse
{
    /// <summary>Scheme and host; good for about 45 minutes.</summary>
    public string? DataEndpoint { get; set; }
}
