using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Aws.Tests.KinesisVideo;

/// <summary>A PutMedia endpoint on a free port, which does what a test wants.</summary>
internal sealed class PutMediaServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PutMediaServer(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.Single());

    public static async Task<PutMediaServer> StartAsync(RequestDelegate putMedia)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/putMedia", putMedia);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
