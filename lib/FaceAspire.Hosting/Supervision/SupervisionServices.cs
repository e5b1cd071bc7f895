using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;
using Aspire.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aspire.Hosting.Supervision;

/// <summary>Registers what starts, watches and stops the parts.</summary>
internal static class SupervisionServices
{
    public static IServiceCollection AddSupervision(this IServiceCollection services, IResourceCollection resources)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Console.Out);
        services.AddSingleton(resources);
        services.AddSingleton<DistributedApplicationModel>();
        services.AddSingleton(provider =>
            provider.GetRequiredService<IConfiguration>().GetSection("Host").Get<SupervisionOptions>() ?? new());
        services.AddSingleton<ResourceNotificationService>();
        services.AddSingleton<ConsoleReport>();
        services.AddSingleton<ConsoleLogs>();
        services.AddSingleton<SecretMask>();
        services.AddSingleton<TelemetryTarget>();
        services.AddSingleton<LogFolder>();
        services.AddSingleton(provider => new ResourceLoggerService(
            provider.GetRequiredService<ConsoleLogs>(), provider.GetRequiredService<ConsoleReport>(),
            provider.GetRequiredService<SecretMask>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Watchdog>();
        services.AddSingleton<LaunchCommands>();
        services.AddSingleton<HttpHealthProbe>();
        services.AddSingleton<HealthMonitor>();
        services.AddSingleton<Dependencies>();
        services.AddSingleton<SupervisorParts>();
        services.AddSingleton<Orchestrator>();
        services.AddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<ResourceNotificationService>(), provider.GetRequiredService<Orchestrator>(), provider));
        services.AddHostedService(provider => provider.GetRequiredService<Orchestrator>());
        return services;
    }
}
