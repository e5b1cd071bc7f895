using System.Globalization;
using System.Text.RegularExpressions;
using FaceAspire.Contracts;

namespace FaceAspire.Analyzer;

/// <summary>What Kinesis Video says of a picture in its key: <c>Prefix_123456789012_door_1767323045500_8c63….jpg</c>, with or without the prefix.</summary>
/// <param name="Account">The account, 12 digits.</param>
/// <param name="Frame">Camera and time.</param>
internal sealed partial record FrameName(string Account, Frame Frame)
{
    /// <summary>Reads a key; <see langword="null"/> when it is no picture's.</summary>
    public static FrameName? Parse(string key) =>
        Pattern().Match(key) is { Success: true } match
        && long.TryParse(match.Groups["time"].ValueSpan, CultureInfo.InvariantCulture, out var time)
        && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new(match.Groups["account"].Value, new(Camera.Named(match.Groups["camera"].Value), DateTimeOffset.FromUnixTimeMilliseconds(time)))
            : null;

    // The first twelve digits are the account: a camera's name may hold underscores and digits, too.
    [GeneratedRegex(@"\A(?:.*?[/_])??(?<account>[0-9]{12})_(?<camera>[a-zA-Z0-9_.-]{1,64})_(?<time>[0-9]{1,18})_[^_/]+\.(?:jpg|png)\z", RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
