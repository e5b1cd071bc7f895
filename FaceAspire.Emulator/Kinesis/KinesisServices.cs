using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>Kinesis Data Streams: its tables, operations and resource type.</summary>
internal static class KinesisServices
{
    /// <summary>Adds the service.</summary>
    public static void AddKinesis(this IServiceCollection services, KinesisOptions options)
    {
        services.AddSingleton(new Schema(StreamStore.Tables));
        services.AddSingleton(options);
        services.AddSingleton<ThroughputLimits>();
        services.AddSingleton<StreamStore>();
        services.AddSingleton<IStreams>(provider => provider.GetRequiredService<StreamStore>());
        services.AddSingleton<DataStreamOperations>();
        services.AddSingleton(new Schema(StreamTags.Tables));
        services.AddSingleton<StreamTags>();
        services.AddSingleton<RecordOperations>();
        services.AddSingleton<IRetention, RecordRetention>();
        services.AddSingleton<IResourceType, StreamResource>();
        services.AddSingleton(KinesisOperations.ToService);
    }
}
