using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A configuration that may be: what to take, how often, and where to put it.</summary>
/// <param name="Clock">By whose clock pictures are taken and named.</param>
/// <param name="Interval">The least time from one picture to the next.</param>
/// <param name="Form">How they are written.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Folder">What keys begin with: nothing, or a folder and a slash.</param>
internal sealed partial record ImageGeneration(FragmentClock Clock, TimeSpan Interval, ImageForm Form, string Bucket, string Folder)
{
    private const int LeastInterval = 200;
    private const int LongestUri = 255;

    /// <summary>Whether pictures are taken at all.</summary>
    public static bool IsEnabled(ImageGenerationConfiguration configuration) => configuration.Status == "ENABLED";

    /// <summary>Checks a configuration.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgumentException</c>: a member is missing or out of its range.</exception>
    public static ImageGeneration Of(ImageGenerationConfiguration configuration, string region)
    {
        if (configuration.Status is not ("ENABLED" or "DISABLED"))
        {
            throw KinesisVideoErrors.Invalid($"Status '{configuration.Status}' must be ENABLED or DISABLED.");
        }

        var destination = configuration.DestinationConfig;
        if (destination?.DestinationRegion != region)
        {
            throw KinesisVideoErrors.Invalid($"DestinationConfig.DestinationRegion '{destination?.DestinationRegion}' must be the stream's region, {region}.");
        }

        var interval = configuration.SamplingInterval ?? throw KinesisVideoErrors.Invalid("SamplingInterval must be given.");
        var (bucket, folder) = Place(destination.Uri);
        return new(
            FragmentClocks.Parse(configuration.ImageSelectorType, "ImageSelectorType"),
            TimeSpan.FromMilliseconds(ImagePlan.InRange(interval, LeastInterval, int.MaxValue, "SamplingInterval")),
            ImageForm.Of(configuration.Format, configuration.FormatConfig, configuration.WidthPixels, configuration.HeightPixels),
            bucket,
            folder);
    }

    private static (string Bucket, string Folder) Place(string? uri) =>
        uri is { Length: <= LongestUri } && UriPattern().Match(uri) is { Success: true } match
            ? (match.Groups["bucket"].Value, match.Groups["folder"].Value is { Length: > 0 } folder ? $"{folder}/" : "")
            : throw KinesisVideoErrors.Invalid($"DestinationConfig.Uri '{uri}' must be s3://bucket or s3://bucket/folder, of at most {LongestUri} characters.");

    [GeneratedRegex(@"\As3://(?<bucket>[^/]+)(/(?<folder>[^*]*?))?/?\z")]
    private static partial Regex UriPattern();
}
