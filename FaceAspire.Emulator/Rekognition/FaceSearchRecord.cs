using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>A face that was seen, and whom of the collection it is like, most alike first.</summary>
internal sealed record SeenFace(DetectedFace Face, IReadOnlyList<(double Similarity, IndexedFace Face)> Matches);

/// <summary>Writes records of face search (developer guide, "Reference: Kinesis face recognition record").</summary>
internal static class FaceSearchRecord
{
    /// <summary>The record of a frame, in which there may be no faces.</summary>
    public static byte[] Write(string streamArn, StoredFragment fragment, TimeSpan offset, IEnumerable<SeenFace> faces) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            InputInformation = new
            {
                KinesisVideo = new
                {
                    StreamArn = streamArn,
                    FragmentNumber = fragment.Number,
                    ServerTimestamp = Seconds(fragment.ServerTime),
                    ProducerTimestamp = Seconds(fragment.ProducerTime),
                    FrameOffsetInSeconds = offset.TotalSeconds,
                },
            },
            StreamProcessorInformation = new { Status = "RUNNING" },
            FaceSearchResponse = faces.Select(seen => new
            {
                DetectedFace = FaceViews.Of(seen.Face),
                MatchedFaces = seen.Matches.Select(match => new { match.Similarity, Face = FaceViews.Matched(match.Face) }),
            }),
        },
        AwsJson.Options);

    /// <summary>Seconds as the service writes them, which is how Java writes doubles: <c>1.586040339444E9</c>, and <c>12.5</c> below ten million.</summary>
    internal static JsonNode Seconds(DateTimeOffset at)
    {
        var milliseconds = at.ToUnixTimeMilliseconds();
        if (milliseconds < 10_000_000_000)
        {
            return JsonValue.Create(milliseconds / 1000.0);
        }

        var digits = milliseconds.ToString(CultureInfo.InvariantCulture);
        var fraction = digits[1..].TrimEnd('0');
        return JsonNode.Parse($"{digits[0]}.{(fraction.Length > 0 ? fraction : "0")}E{digits.Length - 4}")!;
    }
}
