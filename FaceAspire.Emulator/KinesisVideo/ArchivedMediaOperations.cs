using System.Globalization;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What was stored (API reference "Amazon Kinesis Video Streams Archived Media").</summary>
internal sealed class ArchivedMediaOperations(VideoStore store)
{
    private const int MostFragments = 1000;

    /// <summary>ListFragments: a page of the fragments of a span of time.</summary>
    public object? ListFragments(ListFragmentsRequest request)
    {
        var stream = Kept(request.StreamName, request.StreamARN);
        var limit = request.MaxResults is null or (>= 1 and <= MostFragments)
            ? request.MaxResults ?? 100
            : throw KinesisVideoErrors.Invalid($"MaxResults {request.MaxResults} must be from 1 to {MostFragments}.");
        var after = request.NextToken is null
            ? 0
            : StoredFragment.PlaceOf(request.NextToken) ?? throw KinesisVideoErrors.Invalid("NextToken is none of this stream's.");
        var range = request.FragmentSelector?.TimestampRange;
        var found = store.Between(
            stream.Name, Clock(request.FragmentSelector?.FragmentSelectorType, "FragmentSelectorType", optional: request.FragmentSelector is null),
            range?.StartTimestamp ?? DateTimeOffset.UnixEpoch, range?.EndTimestamp ?? DateTimeOffset.MaxValue, after, limit + 1);
        return new
        {
            Fragments = found.Take(limit).Select(fragment => new
            {
                FragmentNumber = fragment.Number,
                FragmentSizeInBytes = fragment.Size,
                ProducerTimestamp = fragment.ProducerTime,
                ServerTimestamp = fragment.ServerTime,
                FragmentLengthInMilliseconds = (long)fragment.Length.TotalMilliseconds,
            }),
            NextToken = found.Count > limit ? found[limit - 1].Number : null,
        };
    }

    /// <summary>GetImages: pictures of a span of time.</summary>
    public object? GetImages(GetImagesRequest request)
    {
        var stream = Kept(request.StreamName, request.StreamARN);
        var plan = ImagePlan.Of(request);
        var fragments = store.Between(stream.Name, plan.Clock, plan.Times[0], plan.Times[^1] + plan.Interval, 0, MostFragments);
        var images = ImageExtraction.Extract(plan, [.. fragments.Select(fragment => (fragment, store.PathOf(stream.Name, fragment.Place)))]);
        return new { Images = images, plan.NextToken };
    }

    /// <summary>GetMediaForFragmentList: fragments by their numbers, in that order.</summary>
    public async Task GetMediaForFragmentListAsync(HttpContext context)
    {
        var request = await AwsJson.ReadAsync<FragmentListRequest>(context.Request, 256 * 1024, context.RequestAborted);
        var stream = Kept(request.StreamName, request.StreamARN);
        var numbers = request.Fragments is { Count: >= 1 and <= MostFragments } given
            ? given
            : throw KinesisVideoErrors.Invalid($"Fragments must name 1 to {MostFragments} fragments.");
        var fragments = numbers.Select(number => Fragment(stream, number)).ToList(); // all, before the first byte goes out
        context.Response.ContentType = "video/webm";
        foreach (var fragment in fragments)
        {
            var stored = await File.ReadAllBytesAsync(store.PathOf(stream.Name, fragment.Place), context.RequestAborted);
            var document = FragmentDocument.Write(
                stored,
                [
                    new("AWS_KINESISVIDEO_FRAGMENT_NUMBER", fragment.Number),
                    new("AWS_KINESISVIDEO_SERVER_SIDE_TIMESTAMP", GetMedia.Seconds(fragment.ServerTime)),
                    new("AWS_KINESISVIDEO_PRODUCER_SIDE_TIMESTAMP", GetMedia.Seconds(fragment.ProducerTime)),
                ],
                fragment.Tags);
            await context.Response.Body.WriteAsync(document, context.RequestAborted);
        }
    }

    /// <summary>By whose clock a span is meant.</summary>
    internal static FragmentClock Clock(string? type, string member, bool optional = false) => type switch
    {
        "PRODUCER_TIMESTAMP" => FragmentClock.Producer,
        "SERVER_TIMESTAMP" => FragmentClock.Server,
        null when optional => FragmentClock.Server,
        _ => throw KinesisVideoErrors.Invalid($"{member} '{type}' must be PRODUCER_TIMESTAMP or SERVER_TIMESTAMP."),
    };

    private StoredFragment Fragment(VideoStream stream, string number) =>
        StoredFragment.PlaceOf(number) is { } place && store.From(stream.Name, place, 1) is [var found] && found.Place == place
            ? found
            : throw new AwsException(404, "ResourceNotFoundException", string.Create(CultureInfo.InvariantCulture, $"Fragment {number} is not in stream {stream.Name}."));

    private VideoStream Kept(string? name, string? arn)
    {
        var stream = store.Find(name, arn) ?? throw KinesisVideoErrors.NoSuchStream(name ?? arn);
        return stream.RetentionHours > 0 ? stream : throw KinesisVideoErrors.NoRetention(stream.Name);
    }
}
