using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Producer.Tests;

public sealed class CameraServiceTests
{
    [Fact]
    public async Task Stored_OneCamerasFragment_IsThatCamerasVideo()
    {
        var time = new FakeTimeProvider();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["FaceAspire:Cameras:door:Source"] = builder.Configuration["FaceAspire:Cameras:gate:Source"] = "testsrc";
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddProducer();
        await using var app = builder.Build();
        var cameras = app.Services.GetRequiredService<CameraService>(); // none is started
        time.Advance(TimeSpan.FromMinutes(5));

        cameras.Stored(new("gate", time.GetUtcNow(), "4711", Bytes: 3, Sends: 1));
        cameras.Stored(new("cellar", time.GetUtcNow(), "4711", Bytes: 3, Sends: 1));
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([("door", 6), ("gate", 1)], cameras.Statuses.Select(camera => (camera.Name, (int)camera.WithoutVideo(time.GetUtcNow()).TotalMinutes)));
    }
}
