using System.Globalization;

namespace FaceAspire.Emulator.S3;

/// <summary>Part of an object.</summary>
/// <param name="First">Offset of its first byte.</param>
/// <param name="Length">In bytes, at least 1.</param>
internal sealed record ByteRange(long First, long Length)
{
    /// <summary>Reads <c>bytes=0-9</c>, <c>bytes=10-</c> or <c>bytes=-5</c>.</summary>
    /// <returns><see langword="null"/> for what is no such range, which S3 ignores.</returns>
    /// <exception cref="Protocol.AwsException"><c>InvalidRange</c>: it begins behind the end.</exception>
    public static ByteRange? Parse(string? header, long size)
    {
        if (header?.Split('=') is not ["bytes", var range] || range.Split('-') is not [var from, var to])
        {
            return null;
        }

        if (from.Length == 0)
        {
            return Number(to) is not { } suffix ? null
                : suffix == 0 || size == 0 ? throw S3Errors.Range(header, size)
                : new(Math.Max(0, size - suffix), Math.Min(size, suffix));
        }

        if (Number(from) is not { } first || (to.Length > 0 && Number(to) is null) || Number(to) < first)
        {
            return null;
        }

        return first >= size ? throw S3Errors.Range(header, size) : new(first, Math.Min(Number(to) ?? size - 1, size - 1) - first + 1);
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
