using System.Globalization;
using System.Text;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Which pictures GetImages is to give, checked against the limits of its API page.</summary>
/// <param name="Clock">By whose clock.</param>
/// <param name="Times">Of which moments: at each, the first frame from then on.</param>
/// <param name="Interval">How long after a moment its frame may lie.</param>
/// <param name="Form">How they are written.</param>
/// <param name="Left">The first moment that is left for the next page, or <see langword="null"/>.</param>
internal sealed record ImagePlan(FragmentClock Clock, IReadOnlyList<DateTimeOffset> Times, TimeSpan Interval, ImageForm Form, DateTimeOffset? Left)
{
    private const int LeastInterval = 200;
    private const int DefaultInterval = 3000;
    private const int LargestPage = 25;
    private static readonly TimeSpan LongestSpan = TimeSpan.FromSeconds(300);

    /// <summary>The span in which frames are looked for.</summary>
    public TimeRange Range => new(Clock, Times[0], Times[^1] + Interval);

    /// <summary>Plans a request.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgumentException</c>: a member is out of its range.</exception>
    public static ImagePlan Of(GetImagesRequest request)
    {
        var clock = FragmentClocks.Parse(request.ImageSelectorType, "ImageSelectorType");
        var start = request.StartTimestamp ?? throw KinesisVideoErrors.Invalid("StartTimestamp must be given.");
        var end = request.EndTimestamp ?? throw KinesisVideoErrors.Invalid("EndTimestamp must be given.");
        if (end <= start || end - start > LongestSpan)
        {
            throw KinesisVideoErrors.Invalid("EndTimestamp must be after StartTimestamp, by at most 300 seconds.");
        }

        var interval = TimeSpan.FromMilliseconds(
            InRange(request.SamplingInterval ?? DefaultInterval, LeastInterval, int.MaxValue, "SamplingInterval"));
        var most = Math.Min(LargestPage, InRange(request.MaxResults ?? LargestPage, 1, 100, "MaxResults")); // larger pages hold 25 too
        var times = Moments(request.NextToken is { } token ? FromToken(token, start, end) : start, end, interval, most + 1);
        var form = ImageForm.Of(request.Format, request.FormatConfig, request.WidthPixels, request.HeightPixels);
        return new(clock, [.. times.Take(most)], interval, form, times.Count > most ? times[most] : null);
    }

    /// <summary>The token for a page that begins at a moment.</summary>
    public static string ToToken(DateTimeOffset moment) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    /// <summary>A number, if it is in its range.</summary>
    internal static int InRange(int value, int least, int most, string member) => value >= least && value <= most
        ? value
        : throw KinesisVideoErrors.Invalid($"{member} {value} must be from {least} to {most}.");

    private static List<DateTimeOffset> Moments(DateTimeOffset start, DateTimeOffset end, TimeSpan interval, int most)
    {
        var times = new List<DateTimeOffset>();
        for (var at = start; at <= end && times.Count < most; at += interval)
        {
            times.Add(at);
        }

        return times;
    }

    private static DateTimeOffset FromToken(string token, DateTimeOffset start, DateTimeOffset end)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && long.TryParse(bytes.AsSpan(0, length), CultureInfo.InvariantCulture, out var at)
            && at >= start.ToUnixTimeMilliseconds() && at <= end.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(at)
                : throw KinesisVideoErrors.Invalid("NextToken is none of this span's.");
    }
}
