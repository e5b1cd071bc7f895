using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace FaceAspire.Faces.Tests;

/// <summary>An HTTP server that has one file at every address, and can behave badly.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer(byte[] content)
    {
        Content = content;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The file.</summary>
    public byte[] Content { get; set; }

    /// <summary>Whether it sends everything, whatever range is asked for.</summary>
    public bool IgnoresRange { get; set; }

    /// <summary>After how many bytes it breaks the connection.</summary>
    public int? BreaksAfter { get; set; }

    /// <summary>Whether it never answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The status that it answers with instead of the file.</summary>
    public int? Fails { get; set; }

    /// <summary>What it waits for before each answer.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The ranges that were asked for, in order; empty where there was none.</summary>
    public ConcurrentQueue<string> Ranges { get; } = new();

    /// <summary>Completes when the first request has come.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it is.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts a server.</summary>
    public static async Task<ModelServer> StartAsync(byte[] content)
    {
        var server = new ModelServer(content);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var range = context.Request.GetTypedHeaders().Range?.Ranges.Single();
        Ranges.Enqueue(range?.From is { } first ? $"{first}-" : "");
        Asked.TrySetResult();
        await Gate.WaitAsync(context.RequestAborted);
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        if (Fails is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        var from = IgnoresRange ? 0 : (int)(range?.From ?? 0);
        if (from > 0)
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = $"bytes {from}-{Content.Length - 1}/{Content.Length}";
        }

        context.Response.ContentLength = Content.Length - from;
        await context.Response.Body.WriteAsync(Content.AsMemory(from, BreaksAfter ?? (Content.Length - from)), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (BreaksAfter is not null)
        {
            context.Abort();
        }
    }
}
