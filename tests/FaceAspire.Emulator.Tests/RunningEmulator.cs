using FaceAspire.Emulator.Rekognition;
using FaceAspire.Emulator.Tests.Conformance;
using FaceAspire.Faces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Emulator.Tests;

/// <summary>A whole emulator in this process, on a free port, ephemeral unless told otherwise; clients reach it over a real socket.</summary>
internal sealed class RunningEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningEmulator(WebApplication app) => _app = app;

    /// <summary>Such as http://127.0.0.1:39215.</summary>
    public Uri Endpoint => new(_app.Urls.Single());

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts one. <paramref name="configure"/> may replace services (the clock) or set <c>Emulator:…</c>.</summary>
    public static async Task<RunningEmulator> StartAsync(Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Emulator:Port"] = "0",
            ["Emulator:Ephemeral"] = "true",
        });
        configure?.Invoke(builder);
        builder.Services.TryAddSingleton<ChooseFaceEngine>((_, _) => throw new FaceModelException("This test has no face engine.")); // nothing is fetched
        if (Botocore.Missing is null)
        {
            builder.Services.AddSingleton<ConformanceLog>();
            builder.Services.AddSingleton<IStartupFilter, ConformanceFilter>();
        }

        builder.AddEmulator();
        var app = builder.Build();
        app.MapEmulator();
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
