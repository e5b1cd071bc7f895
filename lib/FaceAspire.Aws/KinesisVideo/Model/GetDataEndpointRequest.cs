namespace Amazon.KinesisVideo.Model;

/// <summary>Asks where a stream's data goes or comes from.</summary>
public sealed class GetDataEndpointRequest
{
    /// <summary>Which stream.</summary>
    public string? StreamName { get; set; }

    /// <summary><c>PUT_MEDIA</c>, <c>GET_MEDIA</c>, <c>LIST_FRAGMENTS</c>, <c>GET_IMAGES</c>, …</summary>
    public string? APIName { get; set; }
}
