using FaceAspire.Emulator.KinesisVideo.Mp4;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.KinesisVideo.Playback;

/// <summary>GetClip: a span of a stream as a plain MP4 file. Its head is made from all fragments, then their frames follow, one fragment in memory at a time.</summary>
internal sealed class GetClip(VideoStreamOperations streams, FragmentStore fragments, VideoLimits limits, TimeProvider time)
{
    /// <summary>Answers.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var request = await RestJson.ReadAsync<GetClipRequest>(context, 64 * 1024, KinesisVideoConstraints.Archive.Checks("GetClip"));
        var stream = streams.Kept(request.StreamName, request.StreamARN);
        var selector = request.ClipFragmentSelector ?? throw KinesisVideoErrors.Invalid("ClipFragmentSelector must be given.");
        var clock = FragmentClocks.Parse(selector.FragmentSelectorType, "FragmentSelectorType");
        var range = PlaybackRange.Closed(clock, selector.TimestampRange, time.GetUtcNow());
        var chosen = Choose(fragments.Beginning(stream, range, afterPlace: 0, limit: int.MaxValue), clock);
        var tables = chosen.Count > 0 ? await TablesAsync(stream, chosen, clock, context.RequestAborted) : throw KinesisVideoErrors.NoFragments(stream.Name);
        var head = PlainMp4.Head(tables);
        context.Response.ContentType = "video/mp4";
        context.Response.ContentLength = head.Length + tables.Sum(table => table.Bytes);
        await context.Response.Body.WriteAsync(head, context.RequestAborted);
        foreach (var fragment in chosen)
        {
            foreach (var sample in Tracks(await ReadAsync(stream, fragment, context.RequestAborted), tables).SelectMany(track => track.Samples))
            {
                await context.Response.Body.WriteAsync(sample.Data, context.RequestAborted);
            }
        }
    }

    /// <summary>In the order of time, each time once (that which came first), as many as a clip may hold.</summary>
    private List<StoredFragment> Choose(IEnumerable<StoredFragment> found, FragmentClock clock)
    {
        var bytes = 0L;
        return [.. found
            .DistinctBy(fragment => clock == FragmentClock.Producer ? fragment.ProducerTime.ToUnixTimeMilliseconds() : fragment.Place)
            .OrderBy(fragment => fragment.Start(clock)).ThenBy(fragment => fragment.Place)
            .Take(limits.MaxClipFragments)
            .TakeWhile(fragment => (bytes += fragment.Size) <= limits.MaxClipBytes)];
    }

    private async Task<IReadOnlyList<Mp4TrackTable>> TablesAsync(
        VideoStream stream, List<StoredFragment> chosen, FragmentClock clock, CancellationToken cancellationToken)
    {
        List<Mp4TrackTable>? tables = null;
        var (origin, end, offset) = (chosen[0].Start(clock), 0L, 0L);
        foreach (var stored in chosen)
        {
            var fragment = await ReadAsync(stream, stored, cancellationToken);
            tables ??= [.. fragment.Tracks.Select(track => new Mp4TrackTable(track))];

            // by the server's clock fragments may overlap, by the producer's those of other connections
            var start = Math.Max(end, (long)(stored.Start(clock) - origin).TotalMilliseconds);
            foreach (var (table, samples) in Tracks(fragment, tables))
            {
                table.Add(samples, start, offset);
                offset += samples.Sum(sample => (long)sample.Data.Length);
                end = Math.Max(end, clock == FragmentClock.Producer ? table.LastDecodeTime + 1 : table.Begin + table.Duration);
            }
        }

        return tables!;
    }

    private static IEnumerable<(Mp4TrackTable Table, IReadOnlyList<Mp4Sample> Samples)> Tracks(PlayableFragment fragment, IReadOnlyList<Mp4TrackTable> tables)
    {
        if (!fragment.Tracks.Select(track => (track.Id, track.Codec)).SequenceEqual(tables.Select(table => (table.Track.Id, table.Track.Codec))))
        {
            throw KinesisVideoErrors.OtherTracks(fragment.Stored);
        }

        return fragment.Tracks.Zip(tables).All(pair => pair.First.IsLike(pair.Second.Track))
            ? tables.Zip(fragment.Tracks, (table, track) => (table, fragment.Samples(track)))
            : throw KinesisVideoErrors.OtherCodecPrivateData(fragment.Stored);
    }

    private async Task<PlayableFragment> ReadAsync(VideoStream stream, StoredFragment fragment, CancellationToken cancellationToken) =>
        await fragments.ReadAsync(stream, fragment, cancellationToken) is { } document
            ? PlayableFragment.Read(fragment, document, isClip: true)
            : throw KinesisVideoErrors.NoSuchFragment(fragment.Number, stream.Name);
}
