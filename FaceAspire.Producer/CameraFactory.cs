using Amazon.KinesisVideo;
using Amazon.Rekognition;
using FaceAspire.Contracts;
using FaceAspire.Producer.Sources;
using FaceAspire.Video;
using Microsoft.Extensions.Options;

namespace FaceAspire.Producer;

/// <summary>Puts a camera together from its options.</summary>
internal sealed class CameraFactory(
    IOptions<ProducerOptions> options,
    IAmazonKinesisVideo video,
    IAmazonRekognition rekognition,
    VideoProducerServices services,
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
        var images = options.Value.Recogniser == Recogniser.Images;
        var source = new SourceReader(status, VideoSource.Parse(camera.Source), camera.Loop, sending.FragmentLength, probe, time, logger);
        var processor = images ? "" : camera.StreamProcessor ?? Camera.Named(status.Name).StreamProcessor;
        return new(
            status,
            new(status, video, time, logger),
            source,
            () => VideoProducer.Start(status.Name, sending.Of(status.Name, images), services),
            processor.Length == 0 ? null : new(status, processor, options.Value.IdleStop, rekognition, time, logger),
            () => new(status.Name, status.Failed, time, logger));
    }
}
