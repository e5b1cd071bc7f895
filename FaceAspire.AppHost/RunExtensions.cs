using Aspire.Hosting.AWS.CDK;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FaceAspire.AppHost;

/// <summary>Adds what watches a run from the AppHost itself.</summary>
internal static class RunExtensions
{
    /// <summary>Prints a line for every e-mail.</summary>
    public static void WatchAlerts(this IDistributedApplicationBuilder builder, Aws aws) =>
        builder.Services.AddHostedService(services => new AlertWatcher(
            aws, services.GetRequiredService<ResourceNotificationService>(), Console.Out));

    /// <summary>Says where to look once all parts are ready, and ends the run when a part cannot start or the time is over.</summary>
    public static void WatchRun(this IDistributedApplicationBuilder builder, Aws aws, AppHostOptions options)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return; // nothing runs
        }

        string[] parts = [.. builder.Resources.Where(part => part is ProjectResource or ContainerResource or IStackResource).Select(part => part.Name)];
        builder.Services.AddHostedService(services => new RunWatcher(
            new(parts),
            options,
            () => WhereToLook.Describe(aws, options, DashboardAddress.ToOpen(builder.Configuration)),
            services.GetRequiredService<ResourceNotificationService>(),
            services.GetRequiredService<ResourceLoggerService>(),
            services.GetServices<IHostedService>,
            services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            Console.Out));
    }
}
