using System.Globalization;

namespace FaceAspire.Emulator.S3;

/// <summary>A part that an object was uploaded in, as the object remembers it.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="Offset">Where it begins in the object.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Checksum">Its additional checksum, without the algorithm; empty for none.</param>
internal sealed record ObjectPart(int Number, long Offset, long Size, string Checksum)
{
    /// <summary>The object's own note of its parts, which is never sent: <c>1 5242880 NhCmhg==,2 17 </c>.</summary>
    public const string Header = ObjectHeaders.OwnPrefix + "parts";

    /// <summary>Writes the note.</summary>
    public static string Format(IEnumerable<UploadedPart> parts) => string.Join(
        ',', parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Number} {part.Size} {part.Checksum?.Split(':', 2)[1]}")));

    /// <summary>Reads the note.</summary>
    public static IReadOnlyList<ObjectPart> Parse(string text)
    {
        var (parts, offset) = (new List<ObjectPart>(), 0L);
        foreach (var part in text.Split(','))
        {
            var words = part.Split(' ');
            var size = long.Parse(words[1], CultureInfo.InvariantCulture);
            parts.Add(new(int.Parse(words[0], CultureInfo.InvariantCulture), offset, size, words[2]));
            offset += size;
        }

        return parts;
    }
}
