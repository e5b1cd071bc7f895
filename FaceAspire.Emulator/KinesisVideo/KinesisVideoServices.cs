using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.KinesisVideo.Playback;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Kinesis Video Streams: control plane, ingest, and what was stored.</summary>
internal static class KinesisVideoServices
{
    /// <summary>Adds the service.</summary>
    public static void AddKinesisVideo(this IServiceCollection services, VideoLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton(new Schema(VideoStore.Tables));
        services.AddSingleton(new Schema(ImageGenerationStore.Tables));
        services.AddSingleton<VideoStore>();
        services.AddSingleton<FragmentStore>();
        services.AddHostedService<VideoRetention>();
        services.AddSingleton<VideoStreamOperations>();
        services.AddSingleton<StreamTags>();
        services.AddSingleton<PutMedia>();
        services.AddSingleton<GetMedia>();
        services.AddSingleton<ArchivedMediaOperations>();
        services.AddSingleton<GetClip>();
        services.AddSingleton<HlsSessions>();
        services.AddSingleton<HlsEndpoints>();
        services.AddSingleton<ImageGenerationStore>();
        services.AddSingleton<ImageDelivery>();
        services.AddSingleton<ImageGenerators>();
        services.AddHostedService(provider => provider.GetRequiredService<ImageGenerators>());
        services.AddSingleton<ImageGenerationOperations>();
        services.AddSingleton<IResourceType, VideoStreamResource>();
        services.AddSingleton<IResourceType, ImageGenerationResource>();
    }

    /// <summary>Maps the paths. The data endpoint is this address too.</summary>
    public static void MapKinesisVideo(this IEndpointRouteBuilder app)
    {
        var (rules, archived) = (KinesisVideoConstraints.Streams, KinesisVideoConstraints.Archive);
        var streams = app.ServiceProvider.GetRequiredService<VideoStreamOperations>();
        app.Map<VideoStreamRequest>(rules, "/describeStream", streams.Describe);
        app.Map<ListStreamsRequest>(rules, "/listStreams", streams.List);
        app.Map<VideoStreamRequest>(rules, "/deleteStream", streams.Delete);
        app.Map<VideoStreamRequest>(rules, "/updateDataRetention", streams.UpdateRetention);
        app.Map<VideoStreamRequest>(rules, "/updateStream", streams.Update);
        app.Map<VideoStreamRequest>(rules, "/getDataEndpoint", streams.GetDataEndpoint);
        app.MapPost("/putMedia", RestJson.Guard(app.ServiceProvider.GetRequiredService<PutMedia>().HandleAsync));
        app.MapPost("/getMedia", RestJson.Guard(app.ServiceProvider.GetRequiredService<GetMedia>().HandleAsync));

        var tags = app.ServiceProvider.GetRequiredService<StreamTags>();
        app.Map<VideoStreamRequest>(rules, "/createStream", tags.CreateStream);
        app.Map<StreamTagsRequest>(rules, "/tagStream", tags.TagStream);
        app.Map<StreamTagsRequest>(rules, "/untagStream", tags.UntagStream);
        app.Map<StreamTagsRequest>(rules, "/listTagsForStream", tags.ListTagsForStream);
        app.Map<ResourceTagsRequest>(rules, "/TagResource", tags.TagResource);
        app.Map<ResourceTagsRequest>(rules, "/UntagResource", tags.UntagResource);
        app.Map<ResourceTagsRequest>(rules, "/ListTagsForResource", tags.ListTagsForResource);

        var images = app.ServiceProvider.GetRequiredService<ImageGenerationOperations>();
        app.Map<ImageGenerationRequest>(rules, "/updateImageGenerationConfiguration", images.UpdateAsync);
        app.Map<ImageGenerationRequest>(rules, "/describeImageGenerationConfiguration", images.Describe);

        var archive = app.ServiceProvider.GetRequiredService<ArchivedMediaOperations>();
        app.Map<ListFragmentsRequest>(archived, "/listFragments", archive.ListFragments);
        app.Map<GetImagesRequest>(archived, "/getImages", archive.GetImages);
        app.MapPost("/getMediaForFragmentList", RestJson.Guard(archive.GetMediaForFragmentListAsync));
        app.MapPost("/getClip", RestJson.Guard(app.ServiceProvider.GetRequiredService<GetClip>().HandleAsync));
        app.Map<HlsSessionRequest>(archived, "/getHLSStreamingSessionURL", app.ServiceProvider.GetRequiredService<HlsSessions>().OpenAsync);
        app.ServiceProvider.GetRequiredService<HlsEndpoints>().Map(app);
        foreach (var operation in NotServed)
        {
            app.MapPost($"/{operation}", RestJson.Guard(_ => throw AwsException.NotImplemented("Kinesis Video", OperationAt($"/{operation}"))));
        }
    }

    /// <summary>Maps an operation, whose requests are checked.</summary>
    private static void Map<TRequest>(this IEndpointRouteBuilder app, ConstraintSet rules, string path, Func<TRequest, object?> handler) =>
        app.MapPost(path, RestJson.Handle(handler, check: rules.Checks(OperationAt(path))));

    /// <inheritdoc cref="Map{TRequest}(IEndpointRouteBuilder, ConstraintSet, string, Func{TRequest, object?})"/>
    private static void Map<TRequest>(this IEndpointRouteBuilder app, ConstraintSet rules, string path, Func<TRequest, HttpContext, Task<object?>> handler) =>
        app.MapPost(path, RestJson.Handle(handler, check: rules.Checks(OperationAt(path))));

    /// <summary>The operation of a path: its name, but for the first letter's case.</summary>
    private static string OperationAt(string path) => $"{char.ToUpperInvariant(path[1])}{path[2..]}";

    /// <summary>The paths of the operations that the service has and this emulator has not; without them S3 would take the calls.</summary>
    private static string[] NotServed { get; } =
    [
        "createSignalingChannel", "deleteEdgeConfiguration", "deleteSignalingChannel", "describeEdgeConfiguration",
        "describeMappedResourceConfiguration", "describeMediaStorageConfiguration", "describeNotificationConfiguration", "describeSignalingChannel",
        "describeStreamStorageConfiguration", "getDASHStreamingSessionURL", "getSignalingChannelEndpoint",
        "listEdgeAgentConfigurations", "listSignalingChannels", "startEdgeConfigurationUpdate", "updateMediaStorageConfiguration",
        "updateNotificationConfiguration", "updateSignalingChannel", "updateStreamStorageConfiguration",
    ];
}
