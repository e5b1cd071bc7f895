using System.Globalization;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Which pictures GetImages is to give, checked against the limits of its API page.</summary>
/// <param name="Clock">By whose clock.</param>
/// <param name="Times">Of which moments: at each, the first frame from then on.</param>
/// <param name="Interval">How long after a moment its frame may lie.</param>
/// <param name="IsPng">PNG, or else JPEG.</param>
/// <param name="Quality">JPEG quality, 1 to 100.</param>
/// <param name="Width">The most pixels across, or <see langword="null"/>.</param>
/// <param name="Height">The most pixels down, or <see langword="null"/>.</param>
/// <param name="NextToken">Where the next page goes on, or <see langword="null"/>.</param>
internal sealed record ImagePlan(
    FragmentClock Clock, IReadOnlyList<DateTimeOffset> Times, TimeSpan Interval, bool IsPng, int Quality, int? Width, int? Height, string? NextToken)
{
    private const int LeastInterval = 200;
    private const int DefaultInterval = 3000;
    private static readonly TimeSpan LongestSpan = TimeSpan.FromSeconds(300);

    /// <summary>Plans a request.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgumentException</c>: a member is out of its range.</exception>
    public static ImagePlan Of(GetImagesRequest request)
    {
        var clock = ArchivedMediaOperations.Clock(request.ImageSelectorType, "ImageSelectorType");
        var start = request.StartTimestamp ?? throw KinesisVideoErrors.Invalid("StartTimestamp must be given.");
        var end = request.EndTimestamp ?? throw KinesisVideoErrors.Invalid("EndTimestamp must be given.");
        if (end <= start || end - start > LongestSpan)
        {
            throw KinesisVideoErrors.Invalid("EndTimestamp must be after StartTimestamp, by at most 300 seconds.");
        }

        var interval = InRange(request.SamplingInterval ?? DefaultInterval, LeastInterval, 20_000, "SamplingInterval");
        var most = InRange(request.MaxResults ?? 25, 1, 100, "MaxResults");
        var isPng = request.Format switch
        {
            "PNG" => true,
            "JPEG" => false,
            _ => throw KinesisVideoErrors.Invalid($"Format '{request.Format}' must be JPEG or PNG."),
        };
        if (request.NextToken is { } token)
        {
            start = long.TryParse(token, CultureInfo.InvariantCulture, out var next)
                ? DateTimeOffset.FromUnixTimeMilliseconds(next)
                : throw KinesisVideoErrors.Invalid("NextToken is none of this operation's.");
        }

        var times = new List<DateTimeOffset>();
        for (var at = start; at <= end && times.Count <= most; at = at.AddMilliseconds(interval))
        {
            times.Add(at);
        }

        return new(
            clock, [.. times.Take(most)], TimeSpan.FromMilliseconds(interval), isPng, QualityOf(request.FormatConfig),
            request.WidthPixels is { } width ? InRange(width, 1, 3840, "WidthPixels") : null,
            request.HeightPixels is { } height ? InRange(height, 1, 2160, "HeightPixels") : null,
            times.Count > most ? times[most].ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : null);
    }

    private static int QualityOf(Dictionary<string, string>? config) => config?.GetValueOrDefault("JPEGQuality") is not { } text
        ? 80
        : int.TryParse(text, CultureInfo.InvariantCulture, out var quality)
            ? InRange(quality, 1, 100, "JPEGQuality")
            : throw KinesisVideoErrors.Invalid($"JPEGQuality '{text}' must be from 1 to 100.");

    private static int InRange(int value, int least, int most, string member) => value >= least && value <= most
        ? value
        : throw KinesisVideoErrors.Invalid($"{member} {value} must be from {least} to {most}.");
}
