using System.Security.Cryptography;
using Aspire.Hosting.Output;
using Aspire.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>Registers the dashboard.</summary>
internal static class DashboardServices
{
    /// <summary>The setting that holds what opens the pages; Aspire's is called the same.</summary>
    public const string TokenKey = "AppHost:BrowserToken";

    /// <summary>The setting that holds what parts show with their telemetry; Aspire's is called the same.</summary>
    public const string TelemetryKeyKey = "AppHost:OtlpApiKey";

    private const int TokenBytes = 16;

    public static void AddDashboard(this HostApplicationBuilder builder)
    {
        builder.Configuration[TokenKey] = NewToken();
        builder.Configuration[TelemetryKeyKey] = NewToken();
        builder.Services.AddSingleton(provider => DashboardOptions.From(provider.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<Changes>();
        builder.Services.AddSingleton<TelemetryStore>();
        builder.Services.AddSingleton<LiveStreams>();
        builder.Services.AddSingleton<ResourceViews>();
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DashboardEndpoints>(provider, builder.Environment.ApplicationName));
        builder.Services.AddSingleton<DashboardServer>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DashboardServer>());
    }

    private static string NewToken() => RandomNumberGenerator.GetHexString(2 * TokenBytes, lowercase: true);
}
