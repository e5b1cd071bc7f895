using System.Globalization;
using System.Text.Json;

namespace FaceAspire.Producer.Sources;

/// <summary>What ffprobe says of a source's video.</summary>
/// <param name="Codec">Its codec, such as <c>h264</c>; null where there is no video.</param>
/// <param name="KeyFrameGap">The longest time without a key frame; null where that is not known.</param>
/// <param name="HasLeadingPictures">
/// Whether some pictures are shown before the key frame that they come behind (open groups of pictures). No fragment can hold them: they need
/// the key frame, and their times lie in the fragment before.
/// </param>
internal sealed record SourceReport(string? Codec, TimeSpan? KeyFrameGap, bool HasLeadingPictures = false)
{
    /// <summary>Key frames further apart would make fragments too long to alert on in time.</summary>
    public static readonly TimeSpan MaxKeyFrameGap = TimeSpan.FromSeconds(5);

    /// <summary>Whether the video can be sent as it is: H.264 in closed groups of pictures of at most five seconds.</summary>
    public bool CanCopy => Codec == "h264" && KeyFrameGap <= MaxKeyFrameGap && !HasLeadingPictures;

    /// <summary>Reads ffprobe's JSON: <c>{"packets":[{"pts_time":"0.000000","flags":"K__"},…],"streams":[{"codec_name":"h264"}]}</c>.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SourceReport Parse(ReadOnlyMemory<byte> json)
    {
        using var report = JsonDocument.Parse(json);
        var codec = Items(report, "streams").Select(stream => Text(stream, "codec_name")).FirstOrDefault();
        var packets = Items(report, "packets").Select(packet => (Time: Seconds(packet), IsKey: Text(packet, "flags")?.StartsWith('K') == true)).ToList();
        return packets.Count > 0 && packets.All(packet => packet.Time is not null)
            ? new(codec, LongestGap(packets), HasLeading(packets))
            : new(codec, KeyFrameGap: null);
    }

    /// <summary>Packets come in the order in which they are decoded.</summary>
    private static bool HasLeading(List<(double? Time, bool IsKey)> packets)
    {
        var key = double.NegativeInfinity;
        foreach (var (time, isKey) in packets)
        {
            key = isKey ? time!.Value : key;
            if (time < key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>From key frame to key frame, and from the last one to the end.</summary>
    private static TimeSpan? LongestGap(List<(double? Time, bool IsKey)> packets)
    {
        var end = packets.Max(packet => packet.Time!.Value);
        double[] keys = [.. packets.Where(packet => packet.IsKey).Select(packet => packet.Time!.Value), end];
        return keys.Length > 1 ? TimeSpan.FromSeconds(keys.Zip(keys.Skip(1), (from, to) => to - from).Max()) : null;
    }

    private static JsonElement.ArrayEnumerator Items(JsonDocument report, string name) =>
        report.RootElement.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double? Seconds(JsonElement packet) =>
        double.TryParse(Text(packet, "pts_time") ?? Text(packet, "dts_time"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
