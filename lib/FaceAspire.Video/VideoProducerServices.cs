using System.Diagnostics.Metrics;
using Amazon.KinesisVideo;
using FaceAspire.Aws;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceAspire.Video;

/// <summary>What the producers of a process share: the way to AWS, the clock, logs and metrics. Safe for all threads.</summary>
/// <param name="aws">Credentials, region, endpoint and clock. Default: the standard AWS configuration, the system's clock.</param>
/// <param name="loggers">Take what happens. Default: nowhere.</param>
/// <param name="meters">Makes the meter <c>FaceAspire.Producer</c>. Default: one of the process.</param>
/// <param name="stored">Is told of each stored fragment, in order for a stream. It must be quick, and not throw. Default: nobody.</param>
public sealed class VideoProducerServices(
    AwsClientOptions? aws = null, ILoggerFactory? loggers = null, IMeterFactory? meters = null, Action<StoredFragment>? stored = null) : IDisposable
{
    private static readonly Lazy<VideoProducerServices> Shared = new(() => new());
    private readonly AmazonKinesisVideoClient _video = new(aws);

    /// <summary>The standard AWS configuration, no logs, and the process's meter.</summary>
    public static VideoProducerServices Default => Shared.Value;

    /// <summary>Ends its connections, those of producers not among them.</summary>
    public void Dispose() => _video.Dispose();

    internal TimeProvider Time { get; } = aws?.Time ?? TimeProvider.System;

    internal ILogger Logger { get; } = (loggers ?? NullLoggerFactory.Instance).CreateLogger<VideoProducer>();

    internal Action<StoredFragment>? Stored => stored;

    internal ProducerMeter Meter { get; } = new(meters);

    internal PutMediaClient Media { get; } = new(aws);

    internal IAmazonKinesisVideo Video => _video;

    internal DataEndpoints Endpoints => field ??= new(_video, Time);
}
