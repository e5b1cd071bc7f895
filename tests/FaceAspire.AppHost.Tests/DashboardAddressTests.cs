using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace FaceAspire.AppHost.Tests;

public sealed class DashboardAddressTests : IDisposable
{
    private readonly ConfigurationManager _configuration = new();

    public void Dispose() => _configuration.Dispose();

    [Fact]
    public void Choose_PortGiven_IsTaken()
    {
        _configuration["ASPNETCORE_URLS"] = "http://127.0.0.1:1";

        DashboardAddress.Choose(_configuration, Options(1234));

        Assert.Equal("http://127.0.0.1:1234", _configuration["ASPNETCORE_URLS"]);
    }

    [Fact]
    public void Choose_LaunchProfileSaysWhere_IsLeftAlone()
    {
        _configuration["ASPNETCORE_URLS"] = "http://127.0.0.1:1";
        _configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = "http://127.0.0.1:2";

        DashboardAddress.Choose(_configuration, Options(null));

        Assert.Equal(
            ("http://127.0.0.1:1", "http://127.0.0.1:2"),
            (_configuration["ASPNETCORE_URLS"], _configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"]));
    }

    [Fact]
    public void Choose_Nothing_TakesFreePorts()
    {
        DashboardAddress.Choose(_configuration, Options(0));

        foreach (var name in new[] { "ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL" })
        {
            using var listener = new TcpListener(IPAddress.Loopback, new Uri(_configuration[name]!).Port);
            listener.Start();
        }
    }

    [Fact]
    public void ToOpen_TokenOfThisRun_IsInTheAddress()
    {
        Assert.Null(DashboardAddress.ToOpen(_configuration));
        _configuration["ASPNETCORE_URLS"] = "http://127.0.0.1:1;http://127.0.0.1:2";
        Assert.Null(DashboardAddress.ToOpen(_configuration)); // no dashboard, no token

        _configuration["AppHost:BrowserToken"] = "abc";

        Assert.Equal("http://127.0.0.1:1/login?t=abc", DashboardAddress.ToOpen(_configuration));
    }

    private static AppHostOptions Options(int? port) => new() { Cameras = [], People = "", Samples = "", Home = "", DashboardPort = port };
}
