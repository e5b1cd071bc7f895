using Amazon.KinesisVideo;
using Amazon.Rekognition;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Contracts;
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
    TimeProvider time,
    ILoggerFactory loggers)
{
    /// <summary>The camera that <paramref name="status"/> names.</summary>
    public CameraPipeline Create(CameraStatus status)
    {
        var camera = options.Value.Cameras[status.Name];
        var sending = options.Value.Producer;
        var logger = loggers.CreateLogger("FaceAspire.Producer");
        var outbox = new Outbox(new(sending.MaxBufferBytes, sending.MaxBufferTime), time);
        var images = options.Value.Recogniser == Recogniser.Images;
        var source = new SourceReader(
            status, VideoSource.Parse(camera.Source), camera.Loop, sending.FragmentLength, probe, outbox, new(images), time, logger);
        var processor = images ? "" : camera.StreamProcessor ?? Camera.Named(status.Name).StreamProcessor;
        return new(
            new(status, video, time, logger),
            source,
            new(status, outbox, endpoints, client, time, logger),
            processor.Length == 0 ? null : new(status, processor, rekognition, time, logger),
            () => new(status, new(Random.Shared), time, logger));
    }
}
