namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Gets the pictures that a plan asks for out of stored fragments.</summary>
internal static class ImageExtraction
{
    private const long MostBytes = 100_000_000; // of an answer

    /// <summary>The pictures, a moment each, in order; and the first moment that is left for the next page.</summary>
    public static (IReadOnlyList<ExtractedImage> Images, DateTimeOffset? Left) Extract(
        ImagePlan plan, IReadOnlyList<(StoredFragment Fragment, string Path)> fragments)
    {
        var images = plan.Times.Select(time => new ExtractedImage(time, "NO_MEDIA", null)).ToArray();
        var bytes = 0L;
        foreach (var (path, wanted) in Chosen(plan, fragments))
        {
            foreach (var (moment, frame) in wanted)
            {
                images[moment] = new(frame.Time, "MEDIA_ERROR", null); // until it is decoded
            }

            foreach (var (index, content) in Decode(plan, path, [.. wanted.Select(one => one.Frame.Index).Distinct()]))
            {
                foreach (var (moment, frame) in wanted.Where(one => one.Frame.Index == index))
                {
                    bytes += content.Length;
                    if (bytes > MostBytes && moment > 0)
                    {
                        return (images[..moment], plan.Times[moment]);
                    }

                    images[moment] = new(frame.Time, null, content);
                }
            }
        }

        return (images, plan.Left);
    }

    /// <summary>The frames to decode, fragment by fragment in the order of time, each with the moment that it is for.</summary>
    private static IEnumerable<(string Path, List<(int Moment, Frame Frame)> Wanted)> Chosen(
        ImagePlan plan, IReadOnlyList<(StoredFragment Fragment, string Path)> fragments)
    {
        var frames = fragments
            .SelectMany(part => Times(part.Path).Select((offset, index) => new Frame(part.Path, index, Start(plan, part.Fragment) + offset)))
            .OrderBy(frame => frame.Time)
            .ToList();
        return plan.Times
            .Select((time, moment) => (Moment: moment, Frame: frames.Find(frame => frame.Time >= time)))
            .Where(pair => pair.Frame is not null && pair.Frame.Time < plan.Times[pair.Moment] + plan.Interval)
            .Select(pair => (pair.Moment, pair.Frame!))
            .GroupBy(pair => pair.Item2.Path)
            .Select(part => (part.Key, part.ToList()));
    }

    private static IEnumerable<(int Index, byte[] Content)> Decode(ImagePlan plan, string path, IReadOnlyList<int> indexes)
    {
        foreach (var (index, picture) in FragmentDecoder.Decode(path, indexes))
        {
            yield return (index, plan.Form.Encode(picture));
        }
    }

    private static IReadOnlyList<TimeSpan> Times(string path) => File.Exists(path) ? FragmentDecoder.Times(path) : [];

    private static DateTimeOffset Start(ImagePlan plan, StoredFragment fragment) =>
        plan.Clock == FragmentClock.Producer ? fragment.ProducerTime : fragment.ServerTime;

    /// <summary>A frame of a fragment.</summary>
    private sealed record Frame(string Path, int Index, DateTimeOffset Time);
}

/// <summary>A picture, or why there is none; members as the API spells them.</summary>
internal sealed record ExtractedImage(DateTimeOffset TimeStamp, string? Error, byte[]? ImageContent);
