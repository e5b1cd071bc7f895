using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Hosting.Tests;

/// <summary>An application under test: its console is kept, its logs are in a folder of its own.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    /// <summary>Longer than anything here takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StringWriter _console;
    private readonly DistributedApplication _application;
    private readonly CancellationTokenSource _patience = new(Patience);

    private RunningApplication(DistributedApplication application, StringWriter console)
    {
        _application = application;
        _console = console;
    }

    public string Console => _console.ToString();

    public IServiceProvider Services => _application.Services;

    public ResourceNotificationService Notifications => _application.ResourceNotifications;

    public static async Task<RunningApplication> StartAsync(
        TemporaryFolder folder, Action<IDistributedApplicationBuilder> compose, TimeProvider? time = null)
    {
        var console = new StringWriter();
        var builder = DistributedApplication.CreateBuilder();
        builder.Configuration["Host:LogPath"] = folder.File("logs");
        builder.Services.AddSingleton(TextWriter.Synchronized(console));
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        compose(builder);
        var running = new RunningApplication(builder.Build(), console);
        await running._application.StartAsync(TestContext.Current.CancellationToken);
        return running;
    }

    /// <summary>Waits until a part is as wanted.</summary>
    public async Task<CustomResourceSnapshot> UntilAsync(string name, Func<CustomResourceSnapshot, bool> wanted) =>
        (await Notifications.WaitForResourceAsync(name, change => wanted(change.Snapshot), _patience.Token)).Snapshot;

    public Task<CustomResourceSnapshot> UntilAsync(string name, string state) => UntilAsync(name, snapshot => snapshot.State?.Text == state);

    /// <summary>Executes a command that must succeed.</summary>
    public async Task ExecuteAsync(string name, string command)
    {
        var result = await Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(name, command, _patience.Token);
        Assert.True(result.Success, result.ErrorMessage);
    }

    public Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _patience.Dispose();
    }
}
