using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Where the dashboard is and who may see it, from the settings that Aspire reads.</summary>
internal sealed record DashboardOptions
{
    /// <summary>Where its pages are: the first of <c>ASPNETCORE_URLS</c>, of which only the port counts; port 0 takes a free one. None: no dashboard.</summary>
    public Uri? Address { get; init; }

    /// <summary>Where telemetry is received, too: <c>ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL</c>.</summary>
    public Uri? TelemetryAddress { get; init; }

    /// <summary>What opens the pages, this run: <c>AppHost:BrowserToken</c>.</summary>
    public required string Token { get; init; }

    /// <summary>What the parts show with their telemetry, this run: <c>AppHost:OtlpApiKey</c>.</summary>
    public required string TelemetryKey { get; init; }

    /// <summary>Reads them.</summary>
    public static DashboardOptions From(IConfiguration configuration) => new()
    {
        Address = Url(configuration["ASPNETCORE_URLS"]?.Split(';')[0]),
        TelemetryAddress = Url(configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"]),
        Token = configuration[DashboardServices.TokenKey]!,
        TelemetryKey = configuration[DashboardServices.TelemetryKeyKey]!,
    };

    private static Uri? Url(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null;
}
