using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Aws.Tests.Lambda;

/// <summary>A Lambda Runtime API on a port of its own: gives out what is put in, keeps what comes back.</summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private readonly Channel<Func<HttpContext, Task>> _next = Channel.CreateUnbounded<Func<HttpContext, Task>>();
    private readonly Channel<Posted> _posted = Channel.CreateUnbounded<Posted>();
    private readonly WebApplication _app;

    private RuntimeApi(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single() + "/_lambda/door/");

    /// <summary>What the posts are answered with.</summary>
    public int Answer { get; set; } = StatusCodes.Status202Accepted;

    /// <summary>Whether something came back that nobody has looked at.</summary>
    public bool HasPosts => _posted.Reader.TryPeek(out _);

    public static async Task<RuntimeApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new RuntimeApi(app);
        app.MapGet("/_lambda/door/2018-06-01/runtime/invocation/next", async context =>
            await (await api._next.Reader.ReadAsync(context.RequestAborted))(context));
        app.MapPost("/_lambda/door/2018-06-01/runtime/{**path}", api.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return api;
    }

    /// <summary>Puts an event in.</summary>
    public void Invoke(string id, string body, string? trace = null) => Next(async context =>
    {
        context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = id;
        context.Response.Headers["Lambda-Runtime-Deadline-Ms"] = "1795435200000";
        context.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:1:function:door";
        context.Response.Headers["Lambda-Runtime-Trace-Id"] = trace;
        await context.Response.WriteAsync(body, context.RequestAborted);
    });

    /// <summary>Answers the next question for an event in some other way.</summary>
    public void Next(Func<HttpContext, Task> answer) => Assert.True(_next.Writer.TryWrite(answer));

    public Task<Posted> PostedAsync()
    {
        var token = TestContext.Current.CancellationToken;
        return _posted.Reader.ReadAsync(token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(string path, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        _posted.Writer.TryWrite(new(path, body, request.Headers["Lambda-Runtime-Function-Error-Type"].ToString()));
        return Results.StatusCode(Answer);
    }
}

/// <summary>What a function sent back.</summary>
internal sealed record Posted(string Path, string Body, string ErrorType);
