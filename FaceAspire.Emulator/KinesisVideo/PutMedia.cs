using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>
/// PutMedia (API reference "PutMedia"): Matroska comes in, acks go out, both on one connection and at the same time.
/// </summary>
internal sealed partial class PutMedia(VideoStreamOperations streams, FragmentStore fragments, VideoLimits limits, TimeProvider time, ILogger<PutMedia> logger)
{
    private readonly ConnectionLimit _connections = new(most: 1);

    /// <summary>Takes a producer's connection, until it ends or breaks a rule.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var request = PutMediaRequest.Read(context.Request.Headers, time.GetUtcNow());
        var stream = streams.Existing(request.StreamName, request.StreamArn);
        using var connection = _connections.Take(stream.Name);
        var media = new WatchedReader(context.Request.BodyReader, time, limits, () => AckAsync(context, new("IDLE")));
        media.Begin(context.RequestAborted);
        context.Response.ContentType = "application/json";
        context.Response.Headers.Connection = "close"; // the answer may end before the request does
        await context.Response.StartAsync(context.RequestAborted); // 200 before any media: what is wrong with it is told by acks
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await IngestAsync(context, media, stream, new(fragments, stream, new(request.TimecodeOrigin, limits), ack => AckAsync(context, ack), time));
    }

    private async Task IngestAsync(HttpContext context, WatchedReader media, VideoStream stream, IngestSession session)
    {
        using var lifetime = new CancellationTokenSource(limits.ConnectionLifetime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.Token, context.RequestAborted);
        try
        {
            await session.RunAsync(media, either.Token);
        }
        catch (FragmentRejected e)
        {
            await RejectAsync(stream, session, e);
        }
        catch (MatroskaException e)
        {
            Log.Unreadable(logger, stream.Name, e.Message);
            await RejectAsync(stream, session, FragmentRejected.InvalidMkv());
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            await RejectAsync(stream, session, FragmentRejected.ConnectionTooOld());
        }
        catch (TimeoutException)
        {
            Log.Silent(logger, stream.Name);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException)
        {
            Log.Broken(logger, stream.Name, e.Message); // the producer went away; what was whole is stored
        }
    }

    private Task RejectAsync(VideoStream stream, IngestSession session, FragmentRejected reason)
    {
        Log.Rejected(logger, stream.Name, reason.Id, reason.Code);
        return session.RejectAsync(reason);
    }

    private static async Task AckAsync(HttpContext context, FragmentAck ack)
    {
        await context.Response.Body.WriteAsync(ack.ToLine(), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Stream {Stream}: fragment refused with {Id} {Code}; the connection ends.")]
        public static partial void Rejected(ILogger logger, string stream, int? id, string code);

        [LoggerMessage(2, LogLevel.Warning, "Stream {Stream}: the media cannot be read: {Reason}")]
        public static partial void Unreadable(ILogger logger, string stream, string reason);

        [LoggerMessage(3, LogLevel.Information, "Stream {Stream}: the producer's connection ended: {Reason}")]
        public static partial void Broken(ILogger logger, string stream, string reason);

        [LoggerMessage(4, LogLevel.Information, "Stream {Stream}: the producer sent nothing for too long; its connection is closed.")]
        public static partial void Silent(ILogger logger, string stream);
    }
}
