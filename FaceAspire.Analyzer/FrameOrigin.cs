using System.Globalization;
using FaceAspire.Contracts;

namespace FaceAspire.Analyzer;

/// <summary>Says where in the video a picture comes from, as a stream processor says it of its frames.</summary>
internal static class FrameOrigin
{
    private const string Metadata = "aws_kinesisvideo_";

    /// <summary>Puts key and metadata together. The frame's time is the key's; the fragment's own is what the offset counts from.</summary>
    /// <param name="name">What the key says.</param>
    /// <param name="metadata">The picture's user metadata.</param>
    /// <param name="functionArn">This function's: its partition and region are the stream's.</param>
    /// <exception cref="FormatException">The metadata are not Kinesis Video's.</exception>
    public static KinesisVideoInput Of(FrameName name, IReadOnlyDictionary<string, string> metadata, string functionArn)
    {
        var producer = Milliseconds(metadata, "producer_timestamp");
        return new()
        {
            StreamArn = StreamArn(name, functionArn),
            FragmentNumber = Value(metadata, "fragment_number"),
            ServerTimestamp = Milliseconds(metadata, "server_timestamp") / 1000.0,
            ProducerTimestamp = producer / 1000.0,
            FrameOffsetInSeconds = (name.Frame.Time.ToUnixTimeMilliseconds() - producer) / 1000.0,
        };
    }

    /// <summary>Without the stream's creation time, which only a further call would tell and nothing needs.</summary>
    private static string StreamArn(FrameName name, string functionArn) => functionArn.Split(':') is ["arn", var partition, _, var region, ..]
        ? $"arn:{partition}:kinesisvideo:{region}:{name.Account}:stream/{name.Frame.Camera}"
        : throw new FormatException($"'{functionArn}' is no function's ARN.");

    private static long Milliseconds(IReadOnlyDictionary<string, string> metadata, string name) =>
        long.TryParse(Value(metadata, name), CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"The picture's metadata {Metadata}{name} is '{Value(metadata, name)}', which is no time in milliseconds.");

    private static string Value(IReadOnlyDictionary<string, string> metadata, string name) =>
        metadata.GetValueOrDefault(Metadata + name) ?? throw new FormatException($"The picture has no metadata {Metadata}{name}.");
}
