using System.Globalization;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What the service says of the fragments that it hands out, in Matroska tags (API references "GetMedia" and "GetMediaForFragmentList").</summary>
internal static class ServiceTags
{
    /// <summary>Before a cluster of GetMedia.</summary>
    public static IReadOnlyList<MkvTag> Before(StoredFragment fragment) =>
    [
        new("AWS_KINESISVIDEO_FRAGMENT_NUMBER", fragment.Number),
        new("AWS_KINESISVIDEO_SERVER_TIMESTAMP", Seconds(fragment.ServerTime)),
        new("AWS_KINESISVIDEO_PRODUCER_TIMESTAMP", Seconds(fragment.ProducerTime)),
    ];

    /// <summary>Behind a cluster of GetMedia.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <param name="newest">The newest of its stream.</param>
    public static IReadOnlyList<MkvTag> After(StoredFragment fragment, StoredFragment newest)
    {
        var behind = Math.Max(0, (long)(newest.ServerTime - fragment.ServerTime).TotalMilliseconds);
        return
        [
            new("AWS_KINESISVIDEO_MILLIS_BEHIND_NOW", behind.ToString(CultureInfo.InvariantCulture)),
            new("AWS_KINESISVIDEO_CONTINUATION_TOKEN", fragment.Number),
        ];
    }

    /// <summary>Before a cluster of GetMediaForFragmentList, which spells two of them differently.</summary>
    public static IReadOnlyList<MkvTag> Archived(StoredFragment fragment) =>
    [
        new("AWS_KINESISVIDEO_FRAGMENT_NUMBER", fragment.Number),
        new("AWS_KINESISVIDEO_SERVER_SIDE_TIMESTAMP", Seconds(fragment.ServerTime)),
        new("AWS_KINESISVIDEO_PRODUCER_SIDE_TIMESTAMP", Seconds(fragment.ProducerTime)),
    ];

    /// <summary><c>1511852109.126</c>.</summary>
    private static string Seconds(DateTimeOffset at) => (at.ToUnixTimeMilliseconds() / 1000m).ToString("F3", CultureInfo.InvariantCulture);
}
