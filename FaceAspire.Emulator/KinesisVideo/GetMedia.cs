using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>
/// GetMedia: a Matroska document per fragment, one after the other, each with what the service knows of it. Ends when nothing new
/// comes for three seconds.
/// </summary>
internal sealed class GetMedia(VideoStreamOperations streams, FragmentStore fragments, VideoLimits limits, TimeProvider time)
{
    /// <summary>How long the next fragment is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConnectionLimit _connections = new(limits.MaxGetMediaConnections);

    /// <summary>Answers.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var request = await RestJson.ReadAsync<GetMediaRequest>(context, 64 * 1024, KinesisVideoConstraints.Media.Checks("GetMedia"));
        var stream = streams.Existing(request.StreamName, request.StreamARN);
        var place = Start(stream, request.StartSelector ?? throw KinesisVideoErrors.Invalid("StartSelector must be given."));
        using var connection = _connections.Take(stream.Name);
        context.Response.ContentType = "video/webm";
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted); // the first fragment may be long in coming
        while (await NextAsync(stream, place, context.RequestAborted) is { } fragment)
        {
            if (await fragments.ReadAsync(stream, fragment, context.RequestAborted) is { } stored)
            {
                var after = ServiceTags.After(fragment, fragments.Newest(stream) ?? fragment);
                var document = FragmentDocument.Write(stored, ServiceTags.Before(fragment), [.. fragment.Tags, .. after]);
                await context.Response.Body.WriteAsync(document, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            place = fragment.Place + 1;
        }
    }

    private long Start(VideoStream stream, StartSelector selector) => selector.StartSelectorType switch
    {
        "NOW" => Next(stream),
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
        return fragments.Playing(stream, new(clock, from, DateTimeOffset.MaxValue), limit: 1) is [var first] ? first.Place : Next(stream);
    }

    private long Next(VideoStream stream) => (fragments.Newest(stream)?.Place ?? 0) + 1;

    private async Task<StoredFragment?> NextAsync(VideoStream stream, long place, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            var arrival = fragments.Arrival(stream);
            if (fragments.From(stream, place, 1) is [var next])
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
}
