using System.Buffers;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Buffering;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Video.Sending;

/// <summary>One connection: sends, listens and watches the time, all at once; the first that fails ends the others.</summary>
internal sealed partial class Conversation(
    PutMediaConnection connection, PutMediaSession session, FragmentSource fragments, Outbox outbox, ProducerState state, MediaDump dump,
    Action progressed, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10); // for the acknowledgements still due

    /// <summary>Runs until the connection is to be replaced, or all is sent and no more comes.</summary>
    public async Task RunAsync(ReadOnlyMemory<byte> header, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAcksAsync(over.Token);
        var sending = SendAllAsync(header, over.Token);
        var watching = WatchAsync(over.Token);
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
            Log.NoFarewell(logger, state.Stream);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(reading, sending, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await sending;
    }

    private async Task SendAllAsync(ReadOnlyMemory<byte> header, CancellationToken cancellationToken)
    {
        await SendAsync(new ReadOnlySequence<byte>(header), cancellationToken);
        while (await fragments.NextAsync(session, cancellationToken) is { } fragment)
        {
            await SendAsync(fragment.Cluster, cancellationToken);
        }

        await connection.CompleteAsync(cancellationToken);
    }

    private async ValueTask SendAsync(ReadOnlySequence<byte> media, CancellationToken cancellationToken)
    {
        await dump.WriteAsync(media, cancellationToken);
        await connection.SendAsync(media, cancellationToken);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await fragments.StaleAsync(session, cancellationToken);
        throw new IOException($"the service has acknowledged nothing of what is sent for {PutMediaSession.MaxSilence.TotalSeconds} seconds.");
    }

    private async Task ReadAcksAsync(CancellationToken cancellationToken)
    {
        await foreach (var ack in connection.ReadAcksAsync(cancellationToken))
        {
            switch (outbox.On(session, ack))
            {
                case AckOutcome.Ended(var refused):
                    throw new FragmentRefusedException(ack, refused);
                case AckOutcome.Received:
                    state.Acknowledged(time.GetUtcNow(), isStored: false);
                    break;
                case AckOutcome.Stored(var fragments, _):
                    progressed();
                    state.Tell(fragments, ack.FragmentNumber);
                    NoteStored(ack);
                    break;
            }
        }
    }

    private void NoteStored(FragmentAck ack)
    {
        Log.Stored(logger, state.Stream, ack.Timecode, ack.FragmentNumber);
        if (state.Acknowledged(time.GetUtcNow(), isStored: true))
        {
            Log.Streaming(logger, state.Stream, ack.Type == FragmentAckType.Persisted ? "persisted" : "received; the stream keeps no video");
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
