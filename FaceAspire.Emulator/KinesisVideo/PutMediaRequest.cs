using System.Globalization;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What the headers of a PutMedia request say.</summary>
/// <param name="StreamName">The stream's name, if it is named so.</param>
/// <param name="StreamArn">The stream's ARN, if it is named so.</param>
/// <param name="TimecodeOrigin">What timecodes count from: 1970 where they are absolute, else the producer's start.</param>
internal sealed record PutMediaRequest(string? StreamName, string? StreamArn, DateTimeOffset TimecodeOrigin)
{
    private const double LatestStart = 1e11; // seconds; about the year 5100

    /// <summary>Reads the headers.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgumentException</c>: one is missing or makes no sense.</exception>
    public static PutMediaRequest Read(IHeaderDictionary headers, DateTimeOffset now)
    {
        var (name, arn) = (Header(headers, "x-amzn-stream-name"), Header(headers, "x-amzn-stream-arn"));
        return name is null != arn is null
            ? new(name, arn, Origin(headers, now))
            : throw KinesisVideoErrors.Invalid("One of the headers x-amzn-stream-name and x-amzn-stream-arn must be given, and not both.");
    }

    private static DateTimeOffset Origin(IHeaderDictionary headers, DateTimeOffset now) => Header(headers, "x-amzn-fragment-timecode-type") switch
    {
        "ABSOLUTE" => DateTimeOffset.UnixEpoch,
        "RELATIVE" => Start(Header(headers, "x-amzn-producer-start-timestamp"), now),
        var other => throw KinesisVideoErrors.Invalid($"The header x-amzn-fragment-timecode-type is '{other}'; it must be ABSOLUTE or RELATIVE."),
    };

    /// <summary>Seconds since 1970 with a fraction; producers print it in several ways, and 0 means now.</summary>
    private static DateTimeOffset Start(string? text, DateTimeOffset now)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || seconds is not (>= 0 and < LatestStart))
        {
            throw KinesisVideoErrors.Invalid($"The header x-amzn-producer-start-timestamp is '{text}'; it must be seconds since 1970.");
        }

        return seconds > 0 ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000)) : now;
    }

    private static string? Header(IHeaderDictionary headers, string name) => headers[name].ToString() is { Length: > 0 } value ? value : null;
}
