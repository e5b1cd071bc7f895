using Amazon.KinesisVideo;
using Amazon.Rekognition;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Contracts;
using FaceAspire.Producer.Metrics;
using FaceAspire.Producer.Sending;
using FaceAspire.Producer.Sources;
using Microsoft.Extensions.Options;

namespace FaceAspire.Producer;

/// <summary>Puts a camera together from its options.</summary>
internal sealed class CameraFactory(
    IOptions<ProducerOptions> options,
    IAmazonKinesisVideo video,
    IAmazonRekognition rekognition,
    DataEndpoints endpoints,
    PutMediaClient client,
    SourceProbe probe,
    ProducerMeter meter,
    TimeProvider time,
    ILoggerFactory loggers)
{
    /// <summary>The camera that <paramref name="status"/> names.</summary>
    public CameraPipeline Create(CameraStatus status)
    {
        var camera = options.Value.Cameras[status.Name];
        var sending = options.Value.Producer;
        var logger = loggers.CreateLogger("FaceAspire.Producer");
        var counts = meter.Of(status.Name);
        var outbox = new Outbox(new(sending.MaxBufferBytes, sending.MaxBufferTime, Spool(status.Name, sending, logger)), counts, time);
        var images = options.Value.Recogniser == Recogniser.Images;
        var source = new SourceReader(
            status, VideoSource.Parse(camera.Source), camera.Loop, sending.FragmentLength, probe, outbox, new(images), time, logger);
        var sender = new MediaSender(
            status, outbox, new(status.Name, video), endpoints, client, counts, sending.DumpPath, time, logger);
        var processor = images ? "" : camera.StreamProcessor ?? Camera.Named(status.Name).StreamProcessor;
        return new(
            status,
            new(status, video, time, logger),
            source,
            outbox,
            sender,
            processor.Length == 0 ? null : new(status, processor, options.Value.IdleStop, rekognition, time, logger),
            () => new(status, new(Random.Shared), time, logger),
            time,
            logger);
    }

    private static FileSpool? Spool(string camera, SendingOptions sending, ILogger logger) =>
        string.IsNullOrEmpty(sending.SpoolPath) ? null : new(Path.Combine(sending.SpoolPath, camera), sending.SpoolMaxBytes, camera, logger);
}
