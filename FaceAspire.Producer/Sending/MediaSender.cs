using Amazon.KinesisVideo;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Producer.Metrics;

namespace FaceAspire.Producer.Sending;

/// <summary>Sends one camera's fragments over one connection after another.</summary>
internal sealed partial class MediaSender(
    CameraStatus camera, Outbox outbox, StreamRetention retention, DataEndpoints endpoints, PutMediaClient client, CameraMeter meter,
    string? dumpPath, TimeProvider time, ILogger logger)
{
    private const string Api = "PUT_MEDIA";
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10); // for the acknowledgements still due

    /// <summary>Keeps a connection, renewing it in time, until one fails, or all is stored and no more comes.</summary>
    /// <param name="progressed">Called when a fragment was stored.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    public async Task RunAsync(Action progressed, CancellationToken cancellationToken)
    {
        try
        {
            while (await outbox.HeaderAsync(cancellationToken) is { } header) // a connection without video would only be closed again
            {
                var keepsVideo = await retention.KeepsVideoAsync(cancellationToken);
                var endpoint = await endpoints.GetAsync(camera.Name, Api, cancellationToken);
                await using var connection = await client.OpenAsync(endpoint, camera.Name, time.GetUtcNow(), cancellationToken);
                meter.Connected();
                await ConverseAsync(connection, header, outbox.Open(header, connection.Expiry, keepsVideo), progressed, cancellationToken);
                outbox.Rewind();
            }
        }
        catch
        {
            endpoints.Forget(camera.Name, Api); // it may be the reason
            outbox.Rewind();
            throw;
        }
    }

    /// <summary>Sends and listens at the same time; the first of both that fails ends both.</summary>
    private async Task ConverseAsync(
        PutMediaConnection connection, ReadOnlyMemory<byte> header, PutMediaSession session, Action progressed, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAcksAsync(connection, session, progressed, over.Token);
        var sending = SendAsync(connection, session, header, over.Token);
        var watching = WatchAsync(session, over.Token);
        try
        {
            if (await Task.WhenAny(reading, sending, watching) == watching)
            {
                await watching;
            }

            // Where sending failed, the answer may still say why; where it is done, the last acknowledgements are due.
            await reading.WaitAsync(Farewell, time, cancellationToken);
            if (!sending.IsCompleted)
            {
                throw new IOException("the service ended its answer.");
            }
        }
        catch (TimeoutException)
        {
            Log.NoFarewell(logger, camera.Name);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(reading, sending, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await sending;
    }

    private async Task SendAsync(
        PutMediaConnection connection, PutMediaSession session, ReadOnlyMemory<byte> header, CancellationToken cancellationToken)
    {
        await using var dump = MediaDump.Begin(dumpPath, camera.Name, time.GetUtcNow(), logger);
        dump.Write(header);
        await connection.SendAsync(header, cancellationToken);
        while (await outbox.NextAsync(session, cancellationToken) is SessionStep.Send(var fragment, _))
        {
            dump.Write(fragment.Cluster);
            await connection.SendAsync(fragment.Cluster, cancellationToken);
        }

        await connection.CompleteAsync(cancellationToken);
    }

    private async Task WatchAsync(PutMediaSession session, CancellationToken cancellationToken)
    {
        await outbox.StaleAsync(session, cancellationToken);
        throw new IOException($"the service has acknowledged nothing of what is sent for {PutMediaSession.MaxSilence.TotalSeconds} seconds.");
    }

    private async Task ReadAcksAsync(
        PutMediaConnection connection, PutMediaSession session, Action progressed, CancellationToken cancellationToken)
    {
        await foreach (var ack in connection.ReadAcksAsync(cancellationToken))
        {
            switch (outbox.On(session, ack))
            {
                case AckOutcome.Ended(var refused):
                    throw new FragmentRefusedException(ack, refused);
                case AckOutcome.Received:
                    camera.Acknowledged(time.GetUtcNow(), persisted: false);
                    break;
                case AckOutcome.Stored(var fragments, _):
                    FragmentSpans.Tell(camera.Name, fragments, ack.FragmentNumber);
                    progressed();
                    NoteStored(ack);
                    break;
            }
        }
    }

    private void NoteStored(FragmentAck ack)
    {
        Log.Stored(logger, camera.Name, ack.Timecode, ack.FragmentNumber);
        if (camera.Acknowledged(time.GetUtcNow(), persisted: true))
        {
            Log.Streaming(logger, camera.Name, ack.Type == FragmentAckType.Persisted ? "persisted" : "received; the stream keeps no video");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Information, "Camera {Camera}: streaming, first fragment {Outcome}.")]
        public static partial void Streaming(ILogger logger, string camera, string outcome);

        [LoggerMessage(21, LogLevel.Debug, "Camera {Camera}: fragment {Timecode} is stored as {FragmentNumber}.")]
        public static partial void Stored(ILogger logger, string camera, long? timecode, string? fragmentNumber);

        [LoggerMessage(22, LogLevel.Debug, "Camera {Camera}: the last acknowledgements of a connection did not come; their fragments are sent again.")]
        public static partial void NoFarewell(ILogger logger, string camera);
    }
}
