using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;
using Aspire.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>Serves the dashboard, and receives what it shows. Begins before the parts, and ends after them.</summary>
internal sealed class DashboardServer(
    DashboardOptions options,
    DashboardEndpoints endpoints,
    TelemetryStore store,
    TelemetryTarget target,
    ResourceNotificationService notifications,
    Changes changes,
    ConsoleReport report) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _app;
    private Task _watching = Task.CompletedTask;

    /// <summary>Where it is, once it has started; <see langword="null"/> without one.</summary>
    public string? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Address is null)
        {
            return;
        }

        _app = Create();
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            report.Say("dashboard", $"is left out: {e.Message}"); // the parts run as well without it
            return;
        }

        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        Address = addresses[0];
        target.Set(addresses[^1], options.TelemetryKey);
        _watching = Task.Run(WatchAsync, CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _watching;
        if (_app is not null)
        {
            await _app.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private WebApplication Create()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders(); // what fails is answered to the one who asked
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var port in new[] { options.Address!.Port, options.TelemetryAddress?.Port ?? options.Address.Port }.Distinct())
            {
                kestrel.Listen(IPAddress.Loopback, port);
            }
        });
        var app = builder.Build();
        var access = new DashboardAccess(options.Token);
        app.Use(next => context => access.InvokeAsync(context, next));
        app.UseRouting();
        app.MapOtlp(store, options.TelemetryKey);
        endpoints.Map(app);
        return app;
    }

    /// <summary>Tells the pages of each change of a resource.</summary>
    private async Task WatchAsync()
    {
        try
        {
            await foreach (var _ in notifications.WatchAsync(_stopping.Token))
            {
                changes.Tell();
            }
        }
        catch (OperationCanceledException)
        {
            // the application ends
        }
    }
}
