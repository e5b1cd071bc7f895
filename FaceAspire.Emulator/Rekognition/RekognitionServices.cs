using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Rekognition: collections, images, and stream processors for face search, on the real face engine.</summary>
internal static class RekognitionServices
{
    /// <summary>Adds the service.</summary>
    public static void AddRekognition(this IServiceCollection services)
    {
        services.AddSingleton(new Schema(CollectionStore.Tables));
        services.AddSingleton(new Schema(UserStore.Tables));
        services.AddSingleton(new Schema(TagStore.Tables));
        services.AddSingleton(new Schema(ProcessorStore.Tables));
        services.TryAddSingleton<ChooseFaceEngine>(provider => (progress, cancellationToken) =>
            FaceEngineHolder.BestAsync(progress, provider.GetRequiredService<TimeProvider>(), cancellationToken));
        services.AddSingleton<FaceEngineHolder>();
        services.AddHostedService(provider => provider.GetRequiredService<FaceEngineHolder>());
        services.AddSingleton<CollectionStore>();
        services.AddSingleton<UserStore>();
        services.AddSingleton<TagStore>();
        services.AddSingleton<FaceIndex>();
        services.AddSingleton<ImageSource>();
        services.AddSingleton<CollectionOperations>();
        services.AddSingleton<FaceOperations>();
        services.AddSingleton<FaceComparison>();
        services.AddSingleton<UserOperations>();
        services.AddSingleton<UserSearch>();
        services.AddSingleton<TagOperations>();
        services.AddSingleton<ProcessorStore>();
        services.AddSingleton<FrameAnalysis>();
        services.AddSingleton<ProcessorOperations>();
        services.AddSingleton<StreamProcessors>();
        services.AddHostedService(provider => provider.GetRequiredService<StreamProcessors>());
        services.AddSingleton<IResourceType, CollectionResource>();
        services.AddSingleton<IResourceType, ProcessorResource>();
        services.AddSingleton(RekognitionOperations.ToService);
    }
}
