using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace FaceAspire.AppHost;

/// <summary>Where the dashboard is, told to either host by the settings that Aspire reads.</summary>
internal static class DashboardAddress
{
    /// <summary>Aspire's own choice for a dashboard that stands alone.</summary>
    private const int Preferred = 18888;

    private const string Address = "ASPNETCORE_URLS";
    private const string TelemetryAddress = "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL";
    private const string AllowHttp = "ASPIRE_ALLOW_UNSECURED_TRANSPORT";
    private const string TrustCertificate = "ASPIRE_DEVELOPER_CERTIFICATE_DEFAULT_TRUST";

    /// <summary>Chooses addresses for the dashboard and for the telemetry that it receives, unless a launch profile did.</summary>
    public static void Choose(IConfiguration configuration, AppHostOptions options)
    {
        configuration[AllowHttp] = "true"; // loopback only, so that no developer certificate is asked for, nor missed
        configuration[TrustCertificate] ??= "false";
        if (options.DashboardPort is not null || configuration[Address] is not { Length: > 0 })
        {
            configuration[Address] = Loopback(options.DashboardPort switch
            {
                > 0 and var asked => asked,
                null when IsFree(Preferred) => Preferred,
                _ => Free(),
            });
        }

        if (configuration[TelemetryAddress] is not { Length: > 0 })
        {
            configuration[TelemetryAddress] = Loopback(Free());
        }
    }

    /// <summary>The address to open, with the token that the host made for this run; <see langword="null"/> without a dashboard.</summary>
    public static string? ToOpen(IConfiguration configuration) =>
        configuration[Address]?.Split(';')[0] is { Length: > 0 } address && configuration["AppHost:BrowserToken"] is { Length: > 0 } token
            ? $"{address}/login?t={token}"
            : null;

    private static string Loopback(int port) => $"http://127.0.0.1:{port}";

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
