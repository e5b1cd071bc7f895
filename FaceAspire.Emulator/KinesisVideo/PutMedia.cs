using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>
/// PutMedia (API reference "PutMedia"): Matroska comes in, acks go out, both on one connection and at the same time.
/// </summary>
internal sealed partial class PutMedia(VideoStreamOperations streams, FragmentStore fragments, VideoLimits limits, TimeProvider time, ILogger<PutMedia> logger)
{
    /// <summary>How long a connection that has begun to send waits for the one before it: the end of that may be on its way.</summary>
    public static readonly TimeSpan Handover = TimeSpan.FromSeconds(2);

    /// <summary>How long a producer that is told of an error may take to end its request.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly ConnectionLimit _connections = new(most: 1);

    /// <summary>Takes a producer's connection, until it ends or breaks a rule.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var request = PutMediaRequest.Read(context.Request.Headers, time.GetUtcNow());
        var stream = streams.Existing(request.StreamName, request.StreamArn);
        var media = new WatchedReader(context.Request.BodyReader, time, limits, () => AckAsync(context, new("IDLE")));
        media.Begin(context.RequestAborted);
        using var connection = await ConnectAsync(context, media, stream);
        context.Response.ContentType = "application/json";
        context.Response.Headers.Connection = "close"; // the answer may end before the request does
        await context.Response.StartAsync(context.RequestAborted); // 200 before any media: what is wrong with it is told by acks
        await context.Response.Body.FlushAsync(context.RequestAborted);
        var session = new IngestSession(fragments, stream, new(request.TimecodeOrigin, limits), ack => AckAsync(context, ack), time);
        if (await IngestAsync(context, media, stream, session) is { } reason)
        {
            Log.Rejected(logger, stream.Name, reason.Id, reason.Code);
            connection.Dispose(); // the producer may be back before this one is over
            await session.RejectAsync(reason);
            await DrainAsync(context);
        }
    }

    /// <summary>
    /// One connection of a stream sends at a time. Another is taken when that one is over, if it has waited for this in silence, as that of a producer
    /// does which renews its connection.
    /// </summary>
    private async Task<IDisposable> ConnectAsync(HttpContext context, WatchedReader media, VideoStream stream)
    {
        try
        {
            return await _connections.TakeAsync(stream.Name, () => WaitAsync(media, context.RequestAborted));
        }
        catch (Protocol.AwsException)
        {
            await media.LeaveAsync();
            throw;
        }
    }

    private async Task WaitAsync(WatchedReader media, CancellationToken cancellationToken)
    {
        var arrival = media.ArrivalAsync();
        if (await Task.WhenAny(arrival, Task.Delay(limits.IdleTimeout, time, cancellationToken)) == arrival)
        {
            await Task.Delay(Handover, time, cancellationToken);
        }
    }

    /// <returns>What is wrong with the media; <see langword="null"/> for nothing.</returns>
    private async Task<FragmentRejected?> IngestAsync(HttpContext context, WatchedReader media, VideoStream stream, IngestSession session)
    {
        using var lifetime = new CancellationTokenSource(limits.ConnectionLifetime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.Token, context.RequestAborted);
        try
        {
            await session.RunAsync(media, either.Token);
        }
        catch (FragmentRejected e)
        {
            return e;
        }
        catch (MatroskaException e)
        {
            Log.Unreadable(logger, stream.Name, e.Message);
            return FragmentRejected.InvalidMkv();
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            return FragmentRejected.ConnectionTooOld();
        }
        catch (TimeoutException)
        {
            Log.Silent(logger, stream.Name);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException)
        {
            Log.Broken(logger, stream.Name, e.Message); // the producer went away; what was whole is stored
        }

        return null;
    }

    /// <summary>
    /// Takes what the producer still sends, until it ends its request: the official producers do when they have read of the error, and mistake
    /// an answer that ends before for the end of the connection that they have opened next.
    /// </summary>
    private async Task DrainAsync(HttpContext context)
    {
        using var farewell = new CancellationTokenSource(Farewell, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(farewell.Token, context.RequestAborted);
        try
        {
            await context.Request.BodyReader.CopyToAsync(Stream.Null, either.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // it has gone, or had its time
        }
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
