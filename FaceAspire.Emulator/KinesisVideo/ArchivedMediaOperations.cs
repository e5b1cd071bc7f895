using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What was stored (API reference "Amazon Kinesis Video Streams Archived Media").</summary>
internal sealed class ArchivedMediaOperations(VideoStreamOperations streams, FragmentStore fragments, VideoLimits limits)
{
    private const int MostFragments = 1000;
    private const int DefaultPage = 100;

    private readonly ConnectionLimit _lists = new(limits.MaxFragmentListConnections);

    /// <summary>ListFragments: a page of the fragments of a span of time.</summary>
    public object? ListFragments(ListFragmentsRequest request)
    {
        var stream = streams.Kept(request.StreamName, request.StreamARN);
        var limit = request.MaxResults is null or (>= 1 and <= MostFragments)
            ? request.MaxResults ?? DefaultPage
            : throw KinesisVideoErrors.Invalid($"MaxResults {request.MaxResults} must be from 1 to {MostFragments}.");
        var page = request.NextToken is null
            ? new(Range(request.FragmentSelector), 0)
            : FragmentPage.Parse(request.NextToken) ?? throw KinesisVideoErrors.Invalid("NextToken is none of this operation's.");
        var found = fragments.Beginning(stream, page.Range, page.AfterPlace, limit + 1);
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
            NextToken = found.Count > limit ? (page with { AfterPlace = found[limit - 1].Place }).ToToken() : null,
        };
    }

    /// <summary>GetImages: pictures of a span of time.</summary>
    public object? GetImages(GetImagesRequest request)
    {
        var stream = streams.Kept(request.StreamName, request.StreamARN);
        var plan = ImagePlan.Of(request);
        var playing = fragments.Playing(stream, plan.Range, MostFragments);
        var (images, left) = ImageExtraction.Extract(plan, [.. playing.Select(fragment => (fragment, fragments.PathOf(stream, fragment)))]);
        return new { Images = images, NextToken = left is { } time ? ImagePlan.ToToken(time) : null };
    }

    /// <summary>GetMediaForFragmentList: fragments by their numbers, in that order.</summary>
    public async Task GetMediaForFragmentListAsync(HttpContext context)
    {
        var request = await RestJson.ReadAsync<FragmentListRequest>(context, 256 * 1024, KinesisVideoConstraints.Archive.Checks("GetMediaForFragmentList"));
        var stream = streams.Kept(request.StreamName, request.StreamARN);
        var numbers = request.Fragments is { Count: >= 1 and <= MostFragments } given
            ? given
            : throw KinesisVideoErrors.Invalid($"Fragments must name 1 to {MostFragments} fragments.");
        var found = numbers.Select(number => Fragment(stream, number)).ToList(); // all, before the first byte goes out
        using var connection = _lists.Take(stream.Name);
        context.Response.ContentType = "video/webm";
        foreach (var fragment in found)
        {
            if (await fragments.ReadAsync(stream, fragment, context.RequestAborted) is { } stored)
            {
                await context.Response.Body.WriteAsync(
                    FragmentDocument.Write(stored, ServiceTags.Archived(fragment), fragment.Tags), context.RequestAborted);
            }
        }
    }

    /// <summary>The span that a list is asked for; without a selector, all.</summary>
    private static TimeRange Range(FragmentSelector? selector)
    {
        if (selector is null)
        {
            return new(FragmentClock.Server, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        }

        var clock = FragmentClocks.Parse(selector.FragmentSelectorType, "FragmentSelectorType");
        return selector.TimestampRange is { StartTimestamp: { } from, EndTimestamp: { } to } && from <= to
            ? new(clock, from, to)
            : throw KinesisVideoErrors.Invalid("TimestampRange must have a StartTimestamp and an EndTimestamp that is not before it.");
    }

    private StoredFragment Fragment(VideoStream stream, string number) =>
        StoredFragment.PlaceOf(number) is { } place && fragments.From(stream, place, 1) is [var found] && found.Place == place
            ? found
            : throw KinesisVideoErrors.NoSuchFragment(number, stream.Name);
}
