using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.KinesisVideo.Playback;
using FaceAspire.Emulator.Protocol;
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
        app.MapPost("/describeStream", RestJson.Handle<VideoStreamRequest>(streams.Describe, check: rules.Checks("DescribeStream")));
        app.MapPost("/listStreams", RestJson.Handle<ListStreamsRequest>(streams.List, check: rules.Checks("ListStreams")));
        app.MapPost("/deleteStream", RestJson.Handle<VideoStreamRequest>(streams.Delete, check: rules.Checks("DeleteStream")));
        app.MapPost("/updateDataRetention", RestJson.Handle<VideoStreamRequest>(streams.UpdateRetention, check: rules.Checks("UpdateDataRetention")));
        app.MapPost("/updateStream", RestJson.Handle<VideoStreamRequest>(streams.Update, check: rules.Checks("UpdateStream")));
        app.MapPost("/getDataEndpoint", RestJson.Handle<VideoStreamRequest>(streams.GetDataEndpoint, check: rules.Checks("GetDataEndpoint")));
        app.MapPost("/putMedia", RestJson.Guard(app.ServiceProvider.GetRequiredService<PutMedia>().HandleAsync));
        app.MapPost("/getMedia", RestJson.Guard(app.ServiceProvider.GetRequiredService<GetMedia>().HandleAsync));

        var tags = app.ServiceProvider.GetRequiredService<StreamTags>();
        app.MapPost("/createStream", RestJson.Handle<VideoStreamRequest>(tags.CreateStream, check: rules.Checks("CreateStream")));
        app.MapPost("/tagStream", RestJson.Handle<StreamTagsRequest>(tags.TagStream, check: rules.Checks("TagStream")));
        app.MapPost("/untagStream", RestJson.Handle<StreamTagsRequest>(tags.UntagStream, check: rules.Checks("UntagStream")));
        app.MapPost("/listTagsForStream", RestJson.Handle<StreamTagsRequest>(tags.ListTagsForStream, check: rules.Checks("ListTagsForStream")));
        app.MapPost("/TagResource", RestJson.Handle<ResourceTagsRequest>(tags.TagResource, check: rules.Checks("TagResource")));
        app.MapPost("/UntagResource", RestJson.Handle<ResourceTagsRequest>(tags.UntagResource, check: rules.Checks("UntagResource")));
        app.MapPost("/ListTagsForResource", RestJson.Handle<ResourceTagsRequest>(tags.ListTagsForResource, check: rules.Checks("ListTagsForResource")));

        var images = app.ServiceProvider.GetRequiredService<ImageGenerationOperations>();
        app.MapPost("/updateImageGenerationConfiguration", RestJson.Handle<ImageGenerationRequest>(images.UpdateAsync, check: rules.Checks("UpdateImageGenerationConfiguration")));
        app.MapPost("/describeImageGenerationConfiguration", RestJson.Handle<ImageGenerationRequest>(images.Describe, check: rules.Checks("DescribeImageGenerationConfiguration")));

        var archive = app.ServiceProvider.GetRequiredService<ArchivedMediaOperations>();
        app.MapPost("/listFragments", RestJson.Handle<ListFragmentsRequest>(archive.ListFragments, check: archived.Checks("ListFragments")));
        app.MapPost("/getImages", RestJson.Handle<GetImagesRequest>(archive.GetImages, check: archived.Checks("GetImages")));
        app.MapPost("/getMediaForFragmentList", RestJson.Guard(archive.GetMediaForFragmentListAsync));
        app.MapPost("/getClip", RestJson.Guard(app.ServiceProvider.GetRequiredService<GetClip>().HandleAsync));
        app.MapPost("/getHLSStreamingSessionURL", RestJson.Handle<HlsSessionRequest>(app.ServiceProvider.GetRequiredService<HlsSessions>().OpenAsync, check: archived.Checks("GetHLSStreamingSessionURL")));
        app.ServiceProvider.GetRequiredService<HlsEndpoints>().Map(app);
        foreach (var operation in NotServed)
        {
            app.MapPost($"/{operation}", RestJson.Guard(_ => throw AwsException.NotImplemented("Kinesis Video", $"{char.ToUpperInvariant(operation[0])}{operation[1..]}")));
        }
    }

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
