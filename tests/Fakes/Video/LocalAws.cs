using System.IO.Pipelines;
using System.Threading.Channels;
using FaceAspire.Matroska;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Tests;

/// <summary>The part of AWS that a producer talks to, on a free port: it keeps the media it is sent and acknowledges every fragment.</summary>
internal sealed class LocalAws : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>();
    private readonly Channel<string> _starts = Channel.CreateUnbounded<string>();
    private readonly Channel<Ending> _ends = Channel.CreateUnbounded<Ending>();
    private int _connections;

    private LocalAws(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.Single());

    /// <summary>Whether the video streams exist.</summary>
    public bool HasStreams { get; set; } = true;

    /// <summary>Called with the number of a connection (from 0) and of its fragment (from 0); true breaks the connection off instead of acknowledging.</summary>
    public Func<int, int, bool> BreaksOff { get; set; } = (_, _) => false;

    /// <summary>Called likewise; true answers with error 4004 and ends the connection, as the service does.</summary>
    public Func<int, int, bool> Refuses { get; set; } = (_, _) => false;

    /// <summary>Called with the number of a connection; true never acknowledges anything on it.</summary>
    public Func<int, bool> IsSilent { get; set; } = _ => false;

    /// <summary>Connections that came to an end.</summary>
    public ChannelReader<Ending> Ends => _ends.Reader;

    /// <summary>Names of stream processors that were started.</summary>
    public ChannelReader<string> Starts => _starts.Reader;

    /// <summary>Fragments as they arrived.</summary>
    public ChannelReader<Arrival> Arrivals => _arrivals.Reader;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<LocalAws> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var aws = new LocalAws(app);
        app.MapPost("/describeStream", aws.DescribeStreamAsync);
        app.MapPost("/getDataEndpoint", context => context.Response.WriteAsync($$"""{"DataEndpoint":"{{aws.Endpoint}}"}""", Cancelled));
        app.MapPost("/putMedia", aws.PutMediaAsync);
        app.MapPost("/", aws.RekognitionAsync);
        await app.StartAsync(Cancelled);
        return aws;
    }

    /// <summary>Waits for that many fragments of a camera, in the order in which they come.</summary>
    public async Task<List<Arrival>> ArrivedAsync(string camera, int count)
    {
        var arrived = new List<Arrival>();
        while (arrived.Count < count)
        {
            var next = await _arrivals.Reader.ReadAsync(Cancelled);
            if (next.Camera == camera)
            {
                arrived.Add(next);
            }
        }

        return arrived;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task DescribeStreamAsync(HttpContext context)
    {
        if (HasStreams)
        {
            return context.Response.WriteAsync("""{"StreamInfo":{"Status":"ACTIVE","DataRetentionInHours":1}}""", Cancelled);
        }

        context.Response.StatusCode = 404;
        context.Response.Headers["x-amzn-ErrorType"] = "ResourceNotFoundException";
        return context.Response.WriteAsync("""{"Message":"No such stream"}""", Cancelled);
    }

    private async Task RekognitionAsync(HttpContext context)
    {
        using var body = await System.Text.Json.JsonDocument.ParseAsync(context.Request.Body, cancellationToken: Cancelled);
        if (context.Request.Headers["X-Amz-Target"] == "RekognitionService.StartStreamProcessor")
        {
            _starts.Writer.TryWrite(body.RootElement.GetProperty("Name").GetString()!);
        }

        await context.Response.WriteAsync("""{"Status":"STOPPED"}""", Cancelled);
    }

    private async Task PutMediaAsync(HttpContext context)
    {
        var (inGoodOrder, kept) = (false, new MemoryStream());
        try
        {
            inGoodOrder = await TakeMediaAsync(context, kept);
        }
        finally
        {
            _ends.Writer.TryWrite(new(context.Request.Headers["x-amzn-stream-name"].ToString(), inGoodOrder, kept.ToArray()));
        }
    }

    private async Task<bool> TakeMediaAsync(HttpContext context, MemoryStream kept)
    {
        var connection = Interlocked.Increment(ref _connections) - 1;
        var camera = context.Request.Headers["x-amzn-stream-name"].ToString();
        await context.Response.StartAsync(context.RequestAborted);
        var media = PipeReader.Create(new TeeStream(context.Request.Body, kept));
        var (timecode, frames, count) = (TimeSpan.Zero, 0, 0);
        await foreach (var met in MkvReader.ReadAsync(media, cancellationToken: context.RequestAborted))
        {
            switch (met)
            {
                case MkvEvent.ClusterStarted(var start):
                    (timecode, frames) = (start, 0);
                    break;
                case MkvEvent.FrameRead:
                    frames++;
                    break;
                case MkvEvent.TagsRead when BreaksOff(connection, count):
                    context.Abort();
                    return false;
                case MkvEvent.TagsRead when Refuses(connection, count):
                    await context.Response.WriteAsync(
                        $$"""{"EventType":"ERROR","FragmentTimecode":{{timecode.TotalMilliseconds}},"ErrorCode":"FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS","ErrorId":4004}""",
                        context.RequestAborted);
                    return false;
                case MkvEvent.TagsRead(var tags): // the end of the fragment
                    count++;
                    if (!IsSilent(connection))
                    {
                        await AcknowledgeAsync(context, timecode);
                    }

                    _arrivals.Writer.TryWrite(new(camera, connection, timecode, frames, kept.ToArray(), [.. tags.Select(tag => tag.Name)]));
                    break;
            }
        }

        return true;
    }

    private static async Task AcknowledgeAsync(HttpContext context, TimeSpan timecode)
    {
        foreach (var type in (string[])["BUFFERING", "RECEIVED", "PERSISTED"])
        {
            await context.Response.WriteAsync(
                $$"""{"EventType":"{{type}}","FragmentTimecode":{{timecode.TotalMilliseconds}},"FragmentNumber":"91"}""" + "\n", context.RequestAborted);
        }

        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>A connection that ended: whether the producer ended it in good order, and all bytes of it.</summary>
    internal sealed record Ending(string Camera, bool InGoodOrder, byte[] Media);

    /// <summary>A fragment that arrived, all bytes of its connection so far, and the names of its tags.</summary>
    internal sealed record Arrival(string Camera, int Connection, TimeSpan Timecode, int Frames, byte[] Media, IReadOnlyList<string> Tags);
}
