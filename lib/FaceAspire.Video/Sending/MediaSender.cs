using Amazon.KinesisVideo;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Video.Buffering;
using FaceAspire.Video.Metrics;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Video.Sending;

/// <summary>Sends one camera's fragments over one connection after another.</summary>
internal sealed class MediaSender(
    ProducerState state, FragmentSource fragments, Outbox outbox, StreamRetention retention, DataEndpoints endpoints, PutMediaClient client,
    CameraMeter meter, string? dumpPath, TimeProvider time, ILogger logger)
{
    private const string Api = "PUT_MEDIA";

    /// <summary>Keeps a connection, renewing it in time, until one fails, or all is stored and no more comes.</summary>
    /// <param name="progressed">Called when a fragment was stored.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    public async Task RunAsync(Action progressed, CancellationToken cancellationToken)
    {
        try
        {
            while (await outbox.HeaderAsync(cancellationToken) is { } header) // a connection without video would only be closed again
            {
                await SendAsync(header, progressed, cancellationToken);
                outbox.Rewind();
            }
        }
        catch
        {
            endpoints.Forget(state.Stream, Api); // it may be the reason
            outbox.Rewind();
            throw;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> header, Action progressed, CancellationToken cancellationToken)
    {
        var keepsVideo = await retention.KeepsVideoAsync(cancellationToken);
        var endpoint = await endpoints.GetAsync(state.Stream, Api, cancellationToken);
        await using var connection = await client.OpenAsync(endpoint, state.Stream, time.GetUtcNow(), cancellationToken);
        meter.Connected();
        await using var dump = MediaDump.Begin(dumpPath, state.Stream, time.GetUtcNow(), logger);
        var session = outbox.Open(header, connection.Expiry, keepsVideo);
        await new Conversation(connection, session, fragments, outbox, state, dump, progressed, time, logger).RunAsync(header, cancellationToken);
    }
}
