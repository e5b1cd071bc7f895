using Amazon.KinesisVideo;
using FaceAspire.Aws.KinesisVideo;

namespace FaceAspire.Producer.Sending;

/// <summary>Sends one camera's fragments over one connection after another.</summary>
internal sealed partial class MediaSender(
    CameraStatus camera, Outbox outbox, DataEndpoints endpoints, PutMediaClient client, TimeProvider time, ILogger logger)
{
    private const string Api = "PUT_MEDIA";
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10); // for the acknowledgements still due

    /// <summary>Keeps a connection, renewing it in time, until one fails.</summary>
    /// <param name="progressed">Called when a fragment was acknowledged.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    public async Task RunAsync(Action progressed, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var first = await outbox.FirstAsync(cancellationToken); // a connection without video would only be closed again
                var endpoint = await endpoints.GetAsync(camera.Name, Api, cancellationToken);
                await using var connection = await client.OpenAsync(endpoint, camera.Name, time.GetUtcNow(), cancellationToken);
                await ConverseAsync(connection, first.Header, progressed, cancellationToken);
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
        PutMediaConnection connection, ReadOnlyMemory<byte> header, Action progressed, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var session = outbox.Open(header);
        var reading = ReadAcksAsync(connection, session, progressed, over.Token);
        var sending = SendAsync(connection, session, header, over.Token);
        try
        {
            await Task.WhenAny(reading, sending);

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
            await Task.WhenAll(reading, sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await sending;
    }

    private async Task SendAsync(
        PutMediaConnection connection, PutMediaSession session, ReadOnlyMemory<byte> header, CancellationToken cancellationToken)
    {
        await connection.SendAsync(header, cancellationToken);
        while (await outbox.NextAsync(session, cancellationToken) is SessionStep.Send(var fragment))
        {
            await connection.SendAsync(fragment.Cluster, cancellationToken);
        }

        await connection.CompleteAsync(cancellationToken);
    }

    private async Task ReadAcksAsync(
        PutMediaConnection connection, PutMediaSession session, Action progressed, CancellationToken cancellationToken)
    {
        await foreach (var ack in connection.ReadAcksAsync(cancellationToken))
        {
            var outcome = outbox.On(session, ack);
            if (outcome is AckOutcome.Reconnect)
            {
                throw new FragmentRefusedException(ack);
            }

            if (outcome is AckOutcome.Received or AckOutcome.Persisted)
            {
                progressed();
                Note(ack);
            }
        }
    }

    private void Note(FragmentAck ack)
    {
        var isPersisted = ack.Type == FragmentAckType.Persisted;
        if (isPersisted)
        {
            Log.Persisted(logger, camera.Name, ack.Timecode, ack.FragmentNumber);
        }

        if (camera.Acknowledged(time.GetUtcNow(), isPersisted))
        {
            Log.Streaming(logger, camera.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Information, "Camera {Camera}: streaming, first fragment persisted.")]
        public static partial void Streaming(ILogger logger, string camera);

        [LoggerMessage(21, LogLevel.Debug, "Camera {Camera}: fragment {Timecode} is stored as {FragmentNumber}.")]
        public static partial void Persisted(ILogger logger, string camera, long? timecode, string? fragmentNumber);

        [LoggerMessage(22, LogLevel.Debug, "Camera {Camera}: the last acknowledgements of a connection did not come; their fragments are sent again.")]
        public static partial void NoFarewell(ILogger logger, string camera);
    }
}
