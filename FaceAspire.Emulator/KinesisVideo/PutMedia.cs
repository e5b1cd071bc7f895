using System.Collections.Concurrent;
using System.Globalization;
using FaceAspire.Matroska;
using Microsoft.AspNetCore.Http.Features;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>
/// PutMedia (API reference "PutMedia"): Matroska comes in, acks go out, both on one connection and at the same time.
/// </summary>
internal sealed partial class PutMedia(VideoStore store, TimeProvider time, ILogger<PutMedia> logger)
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(45);
    private static readonly MkvReaderOptions Limits = new() { MaxFrameBytes = 50 * 1024 * 1024 };

    private readonly ConcurrentDictionary<string, HttpContext> _connections = new(StringComparer.Ordinal);

    /// <summary>Takes a producer's connection, until it ends or breaks a rule.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var stream = store.Find(Header(headers, "x-amzn-stream-name"), Header(headers, "x-amzn-stream-arn"))
            ?? throw KinesisVideoErrors.NoSuchStream(Header(headers, "x-amzn-stream-name") ?? Header(headers, "x-amzn-stream-arn"));
        var origin = Origin(headers);
        if (!_connections.TryAdd(stream.Name, context))
        {
            throw KinesisVideoErrors.ConnectionLimit(stream.Name);
        }

        try
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null;
            context.Response.ContentType = "application/json";
            await context.Response.StartAsync(context.RequestAborted); // 200 before any media: what is wrong with it is told by acks
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await IngestAsync(context, stream, new IngestRules(origin));
        }
        finally
        {
            _connections.TryRemove(stream.Name, out _);
        }
    }

    private async Task IngestAsync(HttpContext context, VideoStream stream, IngestRules rules)
    {
        using var idle = new CancellationTokenSource(IdleTimeout, time);
        using var lifetime = new CancellationTokenSource(Lifetime, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, lifetime.Token, context.RequestAborted);
        var place = 0L;
        var begunAt = time.GetUtcNow();
        try
        {
            await foreach (var met in MkvReader.ReadAsync(context.Request.BodyReader, Limits, any.Token))
            {
                idle.CancelAfter(IdleTimeout);
                var (completed, begins) = rules.Take(met);
                await StoreAsync(context, stream, completed, place, begunAt);
                if (begins)
                {
                    (place, begunAt) = (store.NextPlace(stream.Name), time.GetUtcNow());
                    await AckAsync(context, new("BUFFERING", rules.Timecode, StoredFragment.NumberOf(place)));
                }
            }

            await StoreAsync(context, stream, rules.Complete(), place, begunAt);
        }
        catch (FragmentRejected e)
        {
            await RejectAsync(context, stream, e, rules.Timecode, place);
        }
        catch (MatroskaException e)
        {
            Log.Unreadable(logger, stream.Name, e.Message);
            await RejectAsync(context, stream, FragmentRejected.InvalidMkv(), rules.Timecode, place);
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            await RejectAsync(context, stream, FragmentRejected.ConnectionTooOld(), rules.Timecode, place);
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested)
        {
            await AckAsync(context, new("IDLE"));
            context.Abort(); // the producer is not listening either
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException)
        {
            Log.Broken(logger, stream.Name, e.Message); // the producer went away; what was whole is stored
        }
    }

    private async Task StoreAsync(HttpContext context, VideoStream stream, IngestedFragment? fragment, long place, DateTimeOffset begunAt)
    {
        if (fragment is null)
        {
            return;
        }

        var timecode = (long)fragment.Fragment.Timecode.TotalMilliseconds;
        var number = StoredFragment.NumberOf(place);
        await AckAsync(context, new("RECEIVED", timecode, number));
        var document = fragment.Fragment.ToDocument(fragment.Tracks);
        await store.AddAsync(
            stream, new(place, fragment.ProducerTime, begunAt, fragment.Length, document.Length, fragment.Tags), document, context.RequestAborted);
        if (stream.RetentionHours > 0)
        {
            await AckAsync(context, new("PERSISTED", timecode, number));
        }
    }

    private async Task RejectAsync(HttpContext context, VideoStream stream, FragmentRejected reason, long timecode, long place)
    {
        Log.Rejected(logger, stream.Name, reason.Id, reason.Code);
        await AckAsync(context, new("ERROR", timecode, place > 0 ? StoredFragment.NumberOf(place) : "", reason.Code, reason.Id));
    }

    private static async Task AckAsync(HttpContext context, FragmentAck ack)
    {
        await context.Response.Body.WriteAsync(ack.ToLine(), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>What timecodes count from.</summary>
    private DateTimeOffset Origin(IHeaderDictionary headers) => Header(headers, "x-amzn-fragment-timecode-type") switch
    {
        "ABSOLUTE" => DateTimeOffset.UnixEpoch,
        "RELATIVE" => Start(Header(headers, "x-amzn-producer-start-timestamp")),
        var other => throw KinesisVideoErrors.Invalid($"The header x-amzn-fragment-timecode-type is '{other}'; it must be ABSOLUTE or RELATIVE."),
    };

    /// <summary>Seconds since 1970 with a fraction; producers print it in several ways, and 0 means now.</summary>
    private DateTimeOffset Start(string? text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || seconds is < 0 or > 1e11)
        {
            throw KinesisVideoErrors.Invalid($"The header x-amzn-producer-start-timestamp is '{text}'; it must be seconds since 1970.");
        }

        return seconds > 0 ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000)) : time.GetUtcNow();
    }

    private static string? Header(IHeaderDictionary headers, string name) => headers[name].ToString() is { Length: > 0 } value ? value : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Stream {Stream}: fragment refused with {Id} {Code}; the connection ends.")]
        public static partial void Rejected(ILogger logger, string stream, int id, string code);

        [LoggerMessage(2, LogLevel.Warning, "Stream {Stream}: the media cannot be read: {Reason}")]
        public static partial void Unreadable(ILogger logger, string stream, string reason);

        [LoggerMessage(3, LogLevel.Information, "Stream {Stream}: the producer's connection ended: {Reason}")]
        public static partial void Broken(ILogger logger, string stream, string reason);
    }
}
