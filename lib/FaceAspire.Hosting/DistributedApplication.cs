using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>An application of parts, each a process of its own, supervised by this one.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;

    internal DistributedApplication(IHost host) => _host = host;

    /// <summary>Services of the AppHost itself.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>How every part is.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Begins a composition.</summary>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder(Array.Empty<string>());

    /// <summary>Begins a composition; <c>--Key=value</c> adds to the configuration.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    /// <summary>Begins a composition.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    /// <summary>Starts every part whose waits allow it, and goes on starting the others.</summary>
    public virtual Task StartAsync(CancellationToken cancellationToken = default) => _host.StartAsync(cancellationToken);

    /// <summary>Stops every part, those that wait for others first; returns when all are gone, after 5 seconds at the latest.</summary>
    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Runs until Ctrl+C, SIGTERM or a part of the AppHost ends it.</summary>
    /// <exception cref="DistributedApplicationException">A deployment is to be written, which takes Aspire's own packages.</exception>
    public virtual Task RunAsync(CancellationToken cancellationToken = default) =>
        Services.GetRequiredService<DistributedApplicationExecutionContext>().IsRunMode
            ? _host.RunAsync(cancellationToken)
            : throw new DistributedApplicationException(
                "The built-in host runs applications; to publish one, restore Aspire's packages and build with -p:AspireHost=Aspire.");

    /// <summary>Runs until Ctrl+C, SIGTERM or a part of the AppHost ends it.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <inheritdoc />
    public virtual void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
