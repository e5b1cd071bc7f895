using System.Threading.Channels;
using Amazon.KinesisVideo;
using FaceAspire.Aws.KinesisVideo;

namespace FaceAspire.Producer.Sending;

/// <summary>Sends one camera's fragments over one connection after another. Any thread may add; one runs it.</summary>
internal sealed partial class MediaSender(
    CameraStatus camera, FragmentBuffer buffer, DataEndpoints endpoints, PutMediaClient client, TimeProvider time, ILogger logger)
{
    private const string Api = "PUT_MEDIA";
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10); // for the acknowledgements still due
    private readonly Lock _gate = new();
    private readonly Channel<bool> _added = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Adds the newest fragment.</summary>
    public void Add(OutgoingFragment fragment)
    {
        int lost;
        lock (_gate)
        {
            lost = buffer.Add(fragment);
        }

        if (lost > 0)
        {
            Log.Lost(logger, camera.Name, lost);
        }

        _added.Writer.TryWrite(true);
    }

    /// <summary>Keeps a connection, renewing it in time, until one fails.</summary>
    /// <param name="progressed">Called when a fragment was acknowledged.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    public async Task RunAsync(Action progressed, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var first = await FirstAsync(cancellationToken);
                var endpoint = await endpoints.GetAsync(camera.Name, Api, cancellationToken);
                await using var connection = await client.OpenAsync(endpoint, camera.Name, time.GetUtcNow(), cancellationToken);
                await ConverseAsync(connection, new(buffer, first.Header, time.GetUtcNow()), first.Header, progressed, cancellationToken);
                Rewind();
            }
        }
        catch
        {
            endpoints.Forget(camera.Name, Api); // it may be the reason
            Rewind();
            throw;
        }
    }

    private async Task ConverseAsync(
        PutMediaConnection connection, PutMediaSession session, ReadOnlyMemory<byte> header, Action progressed, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAcksAsync(connection, session, progressed, over.Token);
        var sending = SendAsync(connection, session, header, over.Token);
        try
        {
            await Task.WhenAny(reading, sending);
            if (!reading.IsCompleted)
            {
                // Where sending failed, the answer may still say why; where it is done, the last acknowledgements are due.
                await reading.WaitAsync(Farewell, time, cancellationToken);
            }

            await reading;
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

    private async Task SendAsync(PutMediaConnection connection, PutMediaSession session, ReadOnlyMemory<byte> header, CancellationToken cancellationToken)
    {
        await connection.SendAsync(header, cancellationToken);
        while (true)
        {
            switch (Next(session))
            {
                case SessionStep.Send(var fragment):
                    await connection.SendAsync(fragment.Cluster, cancellationToken);
                    break;
                case SessionStep.Renew:
                    await connection.CompleteAsync(cancellationToken);
                    return;
                default:
                    await _added.Reader.ReadAsync(cancellationToken);
                    break;
            }
        }
    }

    private async Task ReadAcksAsync(PutMediaConnection connection, PutMediaSession session, Action progressed, CancellationToken cancellationToken)
    {
        await foreach (var ack in connection.ReadAcksAsync(cancellationToken))
        {
            switch (On(session, ack))
            {
                case AckOutcome.Persisted:
                    Log.Persisted(logger, camera.Name, ack.Timecode, ack.FragmentNumber);
                    progressed();
                    if (camera.Acknowledged(time.GetUtcNow(), persisted: true))
                    {
                        Log.Streaming(logger, camera.Name);
                    }

                    break;
                case AckOutcome.Received:
                    progressed();
                    camera.Acknowledged(time.GetUtcNow(), persisted: false);
                    break;
                case AckOutcome.Reconnect:
                    throw new FragmentRefusedException(ack);
                default:
                    break;
            }
        }
    }

    /// <summary>Waits until there is something to send: a connection without video would only be closed again.</summary>
    private async Task<OutgoingFragment> FirstAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_gate)
            {
                if (buffer.Peek() is { } first)
                {
                    return first;
                }
            }

            await _added.Reader.ReadAsync(cancellationToken);
        }
    }

    private SessionStep Next(PutMediaSession session)
    {
        lock (_gate)
        {
            return session.Next(time.GetUtcNow());
        }
    }

    private AckOutcome On(PutMediaSession session, FragmentAck ack)
    {
        lock (_gate)
        {
            return session.On(ack);
        }
    }

    private void Rewind()
    {
        lock (_gate)
        {
            buffer.Rewind();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Information, "Camera {Camera}: streaming, first fragment persisted.")]
        public static partial void Streaming(ILogger logger, string camera);

        [LoggerMessage(21, LogLevel.Debug, "Camera {Camera}: fragment {Timecode} is stored as {FragmentNumber}.")]
        public static partial void Persisted(ILogger logger, string camera, long? timecode, string? fragmentNumber);

        [LoggerMessage(22, LogLevel.Warning, "Camera {Camera}: {Count} fragments were dropped unsent; the buffer is full.")]
        public static partial void Lost(ILogger logger, string camera, int count);

        [LoggerMessage(23, LogLevel.Debug, "Camera {Camera}: the last acknowledgements of a connection did not come; their fragments are sent again.")]
        public static partial void NoFarewell(ILogger logger, string camera);
    }
}
