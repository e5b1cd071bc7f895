using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Hosting.Tests;

public sealed class DashboardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_NoAddress_ServesNone()
    {
        await using var app = await RunningApplication.StartAsync(_folder, builder => Script(builder, "part", "exec sleep 1000"));

        Assert.Null(app.Services.GetRequiredService<DashboardServer>().Address);
    }

    [Fact]
    public async Task Start_AddressIsTaken_SaysSoAndRunsWithout()
    {
        await using var other = await HealthServer.StartAsync(200);
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            builder.Configuration["ASPNETCORE_URLS"] = $"http://127.0.0.1:{other.Port}";
            Script(builder, "part", "exec sleep 1000");
        });

        await app.UntilAsync("part", KnownResourceStates.Running);
        Assert.Contains("is left out:", app.Console);
    }

    [Theory]
    [InlineData("/", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("/login?t=guess", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("/login", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("/", "evil.example:80", null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("/resources/part", null, "faceaspire=guess", HttpStatusCode.Unauthorized)]
    [InlineData("/console/part/lines", null, null, HttpStatusCode.Unauthorized)]
    public async Task Get_Stranger_IsRefused(string path, string? host, string? cookie, HttpStatusCode status)
    {
        await using var app = await StartAsync("exec sleep 1000");
        using var http = new HttpClient { BaseAddress = new(app.Services.GetRequiredService<DashboardServer>().Address!) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        request.Headers.TryAddWithoutValidation("Cookie", cookie);

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("part", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_RunningPart_ShowsStateLinksAndButtons()
    {
        await using var health = await HealthServer.StartAsync(200);
        await using var app = await RunningApplication.StartAsync(_folder, builder =>
        {
            Dashboard.Ask(builder);
            var part = Script(builder, "part", "exec sleep 1000").WithHttpEndpoint(port: health.Port).WithHttpHealthCheck("/");
            part.WithUrl($"{part.GetEndpoint("http")}/inbox", "Open <inbox>");
            builder.AddParameter("colour", "blue & green");
        });
        await app.UntilAsync("part", snapshot => snapshot.HealthStatus is not null);
        using var dashboard = await Dashboard.OpenAsync(app);

        var page = await dashboard.GetAsync("/");

        Assert.Contains(">Healthy<", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"http://127.0.0.1:{health.Port}/inbox\" target=\"_blank\" rel=\"noreferrer\">Open &lt;inbox&gt;</a>", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/resources/part/commands/restart\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("commands/start\"", page, StringComparison.Ordinal);
        Assert.Contains("blue &amp; green", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/resources/nobody")]
    [InlineData("/console/nobody")]
    [InlineData("/console/nobody/lines")]
    [InlineData("/traces/0123")]
    public async Task Get_Unknown_IsNotFound(string path)
    {
        await using var app = await StartAsync("exec sleep 1000");
        using var dashboard = await Dashboard.OpenAsync(app);

        var e = await Assert.ThrowsAsync<HttpRequestException>(() => dashboard.GetAsync(path));

        Assert.Equal(HttpStatusCode.NotFound, e.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/console/part")]
    [InlineData("/traces")]
    [InlineData("/logs?level=warning")]
    [InlineData("/metrics")]
    [InlineData("/dashboard.css")]
    [InlineData("/dashboard.js")]
    public async Task Get_EveryPage_IsServed(string path)
    {
        await using var app = await StartAsync("exec sleep 1000");
        using var dashboard = await Dashboard.OpenAsync(app);

        Assert.NotEmpty(await dashboard.GetAsync(path));
    }

    [Fact]
    public async Task Console_Lines_ComeAsTheyAreWritten()
    {
        await using var app = await StartAsync("mkfifo go; echo one; read -r x < go; echo \"fail: two\" >&2; exec sleep 1000");
        using var dashboard = await Dashboard.OpenAsync(app);

        await using var lines = dashboard.EventsAsync("/console/part/lines").GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await UntilAsync(lines, "\"text\":\"one\"");
        await File.WriteAllTextAsync(_folder.File("go"), "\n", TestContext.Current.CancellationToken);
        var two = await UntilAsync(lines, "two");

        Assert.Contains("\"level\":\"error\"", two, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_SomethingHappens_IsTold()
    {
        await using var app = await StartAsync("exec sleep 1000");
        await app.UntilAsync("part", snapshot => snapshot.HealthStatus is not null);
        using var dashboard = await Dashboard.OpenAsync(app);
        await using var changes = dashboard.EventsAsync("/changes").GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await UntilAsync(changes, "changed"); // for what has been missed

        await app.ExecuteAsync("part", KnownResourceCommands.RestartCommand);

        await UntilAsync(changes, "changed");
    }

    [Fact]
    public async Task Command_OwnPage_IsExecutedAndItsEndIsShown()
    {
        var executed = 0;
        await using var app = await StartAsync("exec sleep 1000", part => part.WithCommand("count", "Count", context =>
        {
            executed++;
            return Task.FromResult(CommandResults.Failure("<too> many"));
        }));
        using var dashboard = await Dashboard.OpenAsync(app);

        var status = await dashboard.PostAsync("/resources/part/commands/count", dashboard.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal((HttpStatusCode.OK, 1), (status, executed)); // after the redirect back to the page
        Assert.Contains("count: failed: &lt;too&gt; many", await dashboard.GetAsync("/resources/part"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Command_OtherOrigin_IsRefused(string? origin)
    {
        var executed = 0;
        await using var app = await StartAsync("exec sleep 1000", part => part.WithCommand("count", "Count", context =>
        {
            executed++;
            return Task.FromResult(CommandResults.Success());
        }));
        using var dashboard = await Dashboard.OpenAsync(app);

        var status = await dashboard.PostAsync("/resources/part/commands/count", origin);

        Assert.Equal((HttpStatusCode.Forbidden, 0), (status, executed));
    }

    private Task<RunningApplication> StartAsync(string script, Action<IResourceBuilder<ExecutableResource>>? more = null) =>
        RunningApplication.StartAsync(_folder, builder =>
        {
            Dashboard.Ask(builder);
            var part = Script(builder, "part", script);
            more?.Invoke(part);
        });

    private static async Task<string> UntilAsync(IAsyncEnumerator<string> events, string text)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.Contains(text, StringComparison.Ordinal))
            {
                return events.Current;
            }
        }

        throw new EndOfStreamException($"'{text}' did not come.");
    }

    private IResourceBuilder<ExecutableResource> Script(IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "sh", _folder.Path, "-c", script);
}
