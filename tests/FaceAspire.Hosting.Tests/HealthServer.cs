using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Hosting.Tests;

/// <summary>Answers every request with the status it is told.</summary>
internal sealed class HealthServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HealthServer(int status)
    {
        Status = status;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(context =>
        {
            context.Response.StatusCode = Status;
            _asked.TrySetResult();
            return Task.CompletedTask;
        });
    }

    public int Status { get; set; }

    public int Port => new Uri(_server.Urls.Single()).Port;

    public static async Task<HealthServer> StartAsync(int status)
    {
        var server = new HealthServer(status);
        await server._server.StartAsync();
        return server;
    }

    /// <summary>Ends with the first question.</summary>
    public Task AskedAsync() => _asked.Task.WaitAsync(RunningApplication.Patience);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
