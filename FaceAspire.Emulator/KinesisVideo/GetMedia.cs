using System.Globalization;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>
/// GetMedia: a Matroska document per fragment, one after the other, each with what the service knows of it. Ends when nothing new
/// comes for three seconds.
/// </summary>
internal sealed class GetMedia(VideoStore store, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Answers.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var request = await AwsJson.ReadAsync<GetMediaRequest>(context.Request, 64 * 1024, context.RequestAborted);
        var stream = store.Find(request.StreamName, request.StreamARN) ?? throw KinesisVideoErrors.NoSuchStream(request.StreamName ?? request.StreamARN);
        var place = Start(stream, request.StartSelector ?? throw KinesisVideoErrors.Invalid("StartSelector must be given."));
        context.Response.ContentType = "video/x-matroska";
        await context.Response.StartAsync(context.RequestAborted);
        while (await NextAsync(stream, place, context.RequestAborted) is { } fragment)
        {
            await context.Response.Body.WriteAsync(await DocumentAsync(stream, fragment, context.RequestAborted), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            place = fragment.Place + 1;
        }
    }

    private long Start(VideoStream stream, StartSelector selector) => selector.StartSelectorType switch
    {
        "NOW" => (store.Newest(stream.Name)?.Place ?? 0) + 1,
        "EARLIEST" => 0,
        "FRAGMENT_NUMBER" => After(selector.AfterFragmentNumber, "AfterFragmentNumber"),
        "CONTINUATION_TOKEN" => After(selector.ContinuationToken, "ContinuationToken"),
        "PRODUCER_TIMESTAMP" => At(stream, FragmentClock.Producer, selector),
        "SERVER_TIMESTAMP" => At(stream, FragmentClock.Server, selector),
        var other => throw KinesisVideoErrors.Invalid($"StartSelectorType '{other}' is not known."),
    };

    private static long After(string? number, string member) => 1
        + (StoredFragment.PlaceOf(number) ?? throw KinesisVideoErrors.Invalid($"{member} '{number}' is no fragment number of this stream."));

    private long At(VideoStream stream, FragmentClock clock, StartSelector selector)
    {
        var from = selector.StartTimestamp ?? throw KinesisVideoErrors.Invalid("StartTimestamp must be given.");
        return store.Between(stream.Name, clock, from, DateTimeOffset.MaxValue, afterPlace: 0, limit: 1) is [var first]
            ? first.Place
            : (store.Newest(stream.Name)?.Place ?? 0) + 1;
    }

    private async Task<StoredFragment?> NextAsync(VideoStream stream, long place, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            var arrival = store.Arrival(stream.Name);
            if (store.From(stream.Name, place, 1) is [var next])
            {
                return next;
            }

            try
            {
                await arrival.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>> DocumentAsync(VideoStream stream, StoredFragment fragment, CancellationToken cancellationToken)
    {
        var stored = await File.ReadAllBytesAsync(store.PathOf(stream.Name, fragment.Place), cancellationToken);
        var behind = Math.Max(0, (long)((store.Newest(stream.Name)?.ServerTime ?? fragment.ServerTime) - fragment.ServerTime).TotalMilliseconds);
        return FragmentDocument.Write(
            stored,
            before:
            [
                new("AWS_KINESISVIDEO_FRAGMENT_NUMBER", fragment.Number),
                new("AWS_KINESISVIDEO_SERVER_TIMESTAMP", Seconds(fragment.ServerTime)),
                new("AWS_KINESISVIDEO_PRODUCER_TIMESTAMP", Seconds(fragment.ProducerTime)),
            ],
            after:
            [
                .. fragment.Tags,
                new("AWS_KINESISVIDEO_MILLIS_BEHIND_NOW", behind.ToString(CultureInfo.InvariantCulture)),
                new("AWS_KINESISVIDEO_CONTINUATION_TOKEN", fragment.Number),
            ]);
    }

    /// <summary><c>1511852109.126</c>.</summary>
    internal static string Seconds(DateTimeOffset at) => (at.ToUnixTimeMilliseconds() / 1000m).ToString("F3", CultureInfo.InvariantCulture);
}
