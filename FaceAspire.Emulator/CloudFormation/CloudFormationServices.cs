using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Protocol.Constraints;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>CloudFormation, for the resource types that the emulated services register.</summary>
internal static class CloudFormationServices
{
    /// <summary>Adds the service. Add it last: interrupted operations go on when all other services have started.</summary>
    public static void AddCloudFormation(this IServiceCollection services)
    {
        services.AddSingleton(new Schema(StackStore.Tables));
        services.AddSingleton(new Schema(ChangeSetStore.Tables));
        services.AddSingleton<StackStore>();
        services.AddSingleton<ChangeSetStore>();
        services.AddSingleton<StackScopes>();
        services.AddSingleton<StackResources>();
        services.AddSingleton<StackEngine>();
        services.AddSingleton<StackRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<StackRuns>());
        services.AddSingleton<StackRequest>();
        services.AddSingleton<TemplateUrls>();
        services.AddSingleton<CloudFormationOperations>();
        services.AddSingleton<ChangeSetOperations>();
        foreach (var type in RememberedResource.Types)
        {
            services.AddSingleton<IResourceType>(provider => new RememberedResource(type, provider.GetRequiredService<Arns>()));
        }

        services.AddSingleton(provider =>
        {
            var service = new QueryService("2010-05-15", StackXml.Xml.NamespaceName, ConstraintSet.Of("cloudformation", "ValidationError"));
            provider.GetRequiredService<CloudFormationOperations>().AddTo(service);
            provider.GetRequiredService<ChangeSetOperations>().AddTo(service);
            return service;
        });
    }
}
