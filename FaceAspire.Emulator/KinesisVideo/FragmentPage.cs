using System.Globalization;
using System.Text;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Where a list of fragments goes on: all that was asked for is in the token, which may be given alone.</summary>
/// <param name="Range">Which fragments.</param>
/// <param name="AfterPlace">Behind which one.</param>
internal sealed record FragmentPage(TimeRange Range, long AfterPlace)
{
    /// <summary>Reads a token.</summary>
    /// <returns><see langword="null"/> when it is none.</returns>
    public static FragmentPage? Parse(string token)
    {
        var bytes = new byte[256];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('/') is [var clock, var from, var to, var place]
            && Enum.TryParse<FragmentClock>(clock, out var parsed) && Enum.IsDefined(parsed) && Time(from) is { } start && Time(to) is { } end
            && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
                ? new(new(parsed, start, end), after)
                : null;
    }

    /// <summary>The token.</summary>
    public string ToToken() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Range.Clock}/{Range.From.ToUnixTimeMilliseconds()}/{Range.To.ToUnixTimeMilliseconds()}/{AfterPlace}")));

    private static DateTimeOffset? Time(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
