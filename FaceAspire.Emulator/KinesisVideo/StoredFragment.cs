using System.Globalization;
using FaceAspire.Matroska;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>A fragment that was stored: a whole Matroska document in a file of its own.</summary>
/// <param name="Place">Its place in the stream, growing in the order of arrival.</param>
/// <param name="ProducerTime">The time that its producer gave it.</param>
/// <param name="ServerTime">When it began to arrive.</param>
/// <param name="Length">How long it plays.</param>
/// <param name="Size">Bytes of its file.</param>
/// <param name="Tags">The tags that its producer gave it.</param>
internal sealed record StoredFragment(
    long Place, DateTimeOffset ProducerTime, DateTimeOffset ServerTime, TimeSpan Length, long Size, IReadOnlyList<MkvTag> Tags)
{
    private const int Digits = 47;
    private const string Prefix = "9134385233318";

    /// <summary>Its number: 47 digits, as the service's.</summary>
    public string Number => NumberOf(Place);

    /// <summary>The number of a place.</summary>
    public static string NumberOf(long place) => Prefix + place.ToString(CultureInfo.InvariantCulture).PadLeft(Digits - Prefix.Length, '0');

    /// <summary>The place of a number, or <see langword="null"/> when it is none of this emulator's.</summary>
    public static long? PlaceOf(string? number) =>
        number?.Length == Digits && number.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(number.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;
}
