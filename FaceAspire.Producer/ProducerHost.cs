using System.Diagnostics.Metrics;
using Amazon.KinesisVideo;
using Amazon.Rekognition;
using FaceAspire.Producer.Sources;
using FaceAspire.Video;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FaceAspire.Producer;

/// <summary>The producer's composition.</summary>
internal static class ProducerHost
{
    /// <summary>Adds the cameras of <c>FaceAspire:Cameras</c>, each on its own, and their health check.</summary>
    public static IHostApplicationBuilder AddProducer(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ProducerOptions>().BindConfiguration("FaceAspire").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProducerOptions>, ProducerOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAmazonKinesisVideo>(_ => new AmazonKinesisVideoClient());
        services.TryAddSingleton<IAmazonRekognition>(_ => new AmazonRekognitionClient());
        services.TryAddSingleton(provider => new VideoProducerServices(
            new() { Time = provider.GetRequiredService<TimeProvider>() }, provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<IMeterFactory>(),
            fragment => provider.GetRequiredService<CameraService>().Stored(fragment)));
        services.AddSingleton<SourceProbe>();
        services.AddSingleton<CameraFactory>();
        services.AddSingleton<CameraService>();
        services.AddHostedService(provider => provider.GetRequiredService<CameraService>());
        services.AddHealthChecks().AddCheck<CameraHealthCheck>("cameras");
        return builder;
    }
}
