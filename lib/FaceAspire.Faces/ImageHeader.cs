using System.Buffers.Binary;

namespace FaceAspire.Faces;

/// <summary>A picture's size, read from its header before anything is decoded.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="IsJpeg">Whether it is a JPEG; otherwise it is a PNG.</param>
public readonly record struct ImageHeader(int Width, int Height, bool IsJpeg)
{
    private const int StartOfFrame0 = 0xC0;
    private const int StartOfFrame15 = 0xCF;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads a JPEG's or PNG's header.</summary>
    /// <returns><see langword="null"/> when the bytes begin neither.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> file) => file switch
    {
        _ when file.StartsWith(PngSignature) => Png(file),
        [0xFF, 0xD8, 0xFF, ..] => Jpeg(file),
        _ => null,
    };

    // 8 bytes of signature | 4 length | "IHDR" | 4 width | 4 height
    private static ImageHeader? Png(ReadOnlySpan<byte> file) => file.Length < 24
        ? null
        : new(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]), IsJpeg: false);

    // FF D8 | FF E0 <length> … | FF C0 <length> <precision> <height> <width> …
    private static ImageHeader? Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF) // padding
            {
                at++;
                continue;
            }

            // C4, C8 and CC are in the range of frame markers but are none.
            if (marker is >= StartOfFrame0 and <= StartOfFrame15 and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), IsJpeg: true);
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }
}
