using FaceAspire.Contracts;

namespace FaceAspire.Producer;

/// <summary>What the producer sends. Bound from <c>FaceAspire</c>; a fault stops the host at start, naming the key.</summary>
internal sealed record ProducerOptions
{
    /// <summary>The cameras by name: <c>FaceAspire:Cameras:&lt;name&gt;:…</c>. A name is that of the video stream. Default: none.</summary>
    public Dictionary<string, CameraOptions> Cameras { get; init; } = [];

    /// <summary>
    /// Who looks for faces: <c>FaceAspire:Recogniser</c>. Default <see cref="Recogniser.StreamProcessor"/>, which is kept running. With
    /// <see cref="Recogniser.Images"/> every fragment asks Kinesis Video for pictures instead.
    /// </summary>
    public Recogniser Recogniser { get; init; } = Recogniser.StreamProcessor;

    /// <summary>
    /// A stream processor whose camera has sent no video for so long is stopped, and started again with the next: <c>FaceAspire:IdleStop</c>,
    /// 1 minute to 1 day. Zero lets it run. Default 5 minutes: it costs by the minute.
    /// </summary>
    public TimeSpan IdleStop { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How it is sent: <c>FaceAspire:Producer:…</c>.</summary>
    public SendingOptions Producer { get; init; } = new();
}
