using OpenCvSharp;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Gets the pictures that a plan asks for out of stored fragments.</summary>
internal static class ImageExtraction
{
    /// <summary>The pictures, a moment each, in order.</summary>
    public static IReadOnlyList<ExtractedImage> Extract(ImagePlan plan, IReadOnlyList<(StoredFragment Fragment, string Path)> fragments)
    {
        var images = plan.Times.Select(time => new ExtractedImage(time, "NO_MEDIA", null)).ToArray();
        var frames = fragments
            .SelectMany(part => Times(part.Path).Select((offset, index) => (part.Path, Index: index, Time: Start(plan, part.Fragment) + offset)))
            .OrderBy(frame => frame.Time)
            .ToList();
        var chosen = plan.Times.Select((time, i) => (Image: i, Frame: FirstFrom(frames, time, plan.Interval))).Where(pair => pair.Frame is not null);
        foreach (var part in chosen.GroupBy(pair => pair.Frame!.Value.Path))
        {
            Decode(plan, part.Key, [.. part.Select(pair => (pair.Image, pair.Frame!.Value.Index, pair.Frame.Value.Time))], images);
        }

        return images;
    }

    private static void Decode(ImagePlan plan, string path, (int Image, int Index, DateTimeOffset Time)[] wanted, ExtractedImage[] images)
    {
        foreach (var (image, _, time) in wanted)
        {
            images[image] = new(time, "MEDIA_ERROR", null); // until it is decoded
        }

        foreach (var (index, picture) in FragmentDecoder.Decode(path, [.. wanted.Select(one => one.Index).Distinct().Order()]))
        {
            var content = Convert.ToBase64String(Encode(plan, picture));
            foreach (var (image, _, time) in wanted.Where(one => one.Index == index))
            {
                images[image] = new(time, null, content);
            }
        }
    }

    private static (string Path, int Index, DateTimeOffset Time)? FirstFrom(
        List<(string Path, int Index, DateTimeOffset Time)> frames, DateTimeOffset time, TimeSpan within)
    {
        foreach (var frame in frames)
        {
            if (frame.Time >= time)
            {
                return frame.Time < time + within ? frame : null;
            }
        }

        return null;
    }

    private static byte[] Encode(ImagePlan plan, Mat picture)
    {
        var scale = Math.Min((double)(plan.Width ?? int.MaxValue) / picture.Width, (double)(plan.Height ?? int.MaxValue) / picture.Height);
        using var sized = plan.Width is null && plan.Height is null
            ? picture.Clone()
            : picture.Resize(new Size(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale))));
        return plan.IsPng ? sized.ToBytes(".png") : sized.ToBytes(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, plan.Quality));
    }

    private static IReadOnlyList<TimeSpan> Times(string path) => File.Exists(path) ? FragmentDecoder.Times(path) : [];

    private static DateTimeOffset Start(ImagePlan plan, StoredFragment fragment) =>
        plan.Clock == FragmentClock.Producer ? fragment.ProducerTime : fragment.ServerTime;
}

/// <summary>A picture, or why there is none; members as the API spells them.</summary>
internal sealed record ExtractedImage(DateTimeOffset TimeStamp, string? Error, string? ImageContent);
