using Amazon.CDK;
using Aspire.Hosting.AWS.CDK;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>
/// Stands in for Aspire.Hosting.AWS where that cannot be restored: the same names for the part that FaceAspire uses, over the CDK's own
/// command line. It is compiled into the AppHost, with either host.
/// </summary>
internal static class CDKExtensions
{
    /// <summary>Adds a stack, which is deployed when the application starts.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">The resource's name; the stack has its own.</param>
    /// <param name="stackBuilder">Makes the stack.</param>
    public static IResourceBuilder<IStackResource<T>> AddAWSCDKStack<T>(
        this IDistributedApplicationBuilder builder, string name, ConstructBuilderDelegate<T> stackBuilder)
        where T : Stack
    {
        var resource = new StackResource<T>(name, stackBuilder(builder.FindApp()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StackProvisioner>());
        return builder.AddResource<IStackResource<T>>(resource);
    }

    /// <summary>All stacks are of one application.</summary>
    private static App FindApp(this IDistributedApplicationBuilder builder) =>
        builder.Resources.OfType<IStackResource>().FirstOrDefault() is { } other
            ? (App)other.Stack.Node.Root
            : new App(new AppProps { Outdir = Path.Combine(System.Environment.CurrentDirectory, "cdk.out") }); // where Aspire's has it, too
}
