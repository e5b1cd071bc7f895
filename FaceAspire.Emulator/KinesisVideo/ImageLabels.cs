using System.Globalization;
using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What a producer's tags have to do with pictures, and what pictures are called (developer guide, "Automated image generation").</summary>
internal static partial class ImageLabels
{
    private const string Wanted = "AWS_KINESISVIDEO_IMAGE_GENERATION";
    private const string Prefix = "AWS_KINESISVIDEO_IMAGE_PREFIX";
    private const string Reserved = "AWS";

    /// <summary>Whether the producer asks for pictures of a fragment.</summary>
    public static bool AreWanted(StoredFragment fragment) => fragment.Tags.Any(tag => tag.Name == Wanted);

    /// <summary><c>Prefix_123456789012_door_1767323045500_8c63….jpg</c>; without a prefix it begins with the account.</summary>
    public static string Name(StoredFragment fragment, string account, string stream, DateTimeOffset time, ImageForm form, Guid id)
    {
        var prefix = fragment.Tags.FirstOrDefault(tag => tag.Name == Prefix)?.Value is { Length: > 0 } given ? $"{given}_" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{account}_{stream}_{time.ToUnixTimeMilliseconds()}_{id}.{form.Extension}");
    }

    /// <summary>The user metadata of a fragment's pictures: the fragment's number and times, and its producer's own tags.</summary>
    public static Dictionary<string, string> Metadata(StoredFragment fragment)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws_kinesisvideo_fragment_number"] = fragment.Number,
            ["aws_kinesisvideo_producer_timestamp"] = Milliseconds(fragment.ProducerTime),
            ["aws_kinesisvideo_server_timestamp"] = Milliseconds(fragment.ServerTime),
        };
        foreach (var tag in fragment.Tags.Where(tag => !tag.Name.StartsWith(Reserved, StringComparison.Ordinal) && HeaderPattern().IsMatch(tag.Name)))
        {
            metadata[tag.Name] = tag.Value;
        }

        return metadata;
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>What can be part of a header's name.</summary>
    [GeneratedRegex(@"\A[a-zA-Z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex HeaderPattern();
}
