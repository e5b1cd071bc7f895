using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>CloudFormation, for the resource types that the emulated services register.</summary>
internal static class CloudFormationServices
{
    /// <summary>Adds the service.</summary>
    public static void AddCloudFormation(this IServiceCollection services)
    {
        services.AddSingleton(new Schema(StackStore.Tables));
        services.AddSingleton<StackStore>();
        services.AddSingleton<StackEngine>();
        services.AddSingleton<CloudFormationOperations>();
        foreach (var type in RememberedResource.Types)
        {
            services.AddSingleton<IResourceType>(provider => new RememberedResource(type, provider.GetRequiredService<Arns>()));
        }

        services.AddSingleton(provider => provider.GetRequiredService<CloudFormationOperations>().ToService());
    }
}
