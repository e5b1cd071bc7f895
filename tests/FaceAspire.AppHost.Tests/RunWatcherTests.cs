using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FaceAspire.AppHost.Tests;

public sealed class RunWatcherTests : IDisposable
{
    private readonly int _exitCode = Environment.ExitCode;
    private readonly StringWriter _console = new();

    public void Dispose()
    {
        Environment.ExitCode = _exitCode;
        _console.Dispose();
    }

    [Fact]
    public async Task Stop_AServiceOfTheHostFailed_SaysWhyAndFails()
    {
        using var service = new Service(() => throw new InvalidOperationException("The clock is broken."));

        await RunAsync(service);

        Assert.Equal($"Stopping: The clock is broken.{Environment.NewLine}", _console.ToString());
        Assert.Equal(1, Environment.ExitCode);
    }

    [Fact]
    public async Task Stop_CtrlC_IsAGoodEnd()
    {
        using var service = new Service(() => { });
        Environment.ExitCode = 7;

        await RunAsync(service);

        Assert.Equal("", _console.ToString());
        Assert.Equal(0, Environment.ExitCode);
    }

    private async Task RunAsync(Service service)
    {
        await using var app = DistributedApplication.CreateBuilder().Build();
        var time = new Clock();
        using var watcher = new RunWatcher(
            new(["door"]), new() { Cameras = [], People = "", Samples = "", Home = "" }, () => "", app.Services.GetRequiredService<ResourceNotificationService>(),
            app.Services.GetRequiredService<ResourceLoggerService>(), () => [service], app.Services.GetRequiredService<IHostApplicationLifetime>(), time, _console);

        await watcher.StartingAsync(TestContext.Current.CancellationToken);
        await time.Asked; // it runs: one that is stopped before does nothing
        await service.StartAsync(TestContext.Current.CancellationToken);
        await service.ExecuteTask!.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await watcher.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Service(Action execute) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            execute();
            return Task.CompletedTask;
        }
    }

    private sealed class Clock : TimeProvider
    {
        private readonly TaskCompletionSource _asked = new();

        public Task Asked => _asked.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _asked.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
