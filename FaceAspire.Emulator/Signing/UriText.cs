using System.Globalization;
using System.Text;

namespace FaceAspire.Emulator.Signing;

/// <summary>Percent encoding as signatures need it: all but <c>A-Z a-z 0-9 - . _ ~</c>, in capitals, byte by byte.</summary>
internal static class UriText
{
    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /// <summary>Encodes each byte, a slash only where it is not to be kept.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes, bool keepSlash)
    {
        var text = new StringBuilder(bytes.Length + 16);
        foreach (var one in bytes)
        {
            _ = Plain.Contains((char)one, StringComparison.Ordinal) || (one == '/' && keepSlash)
                ? text.Append((char)one)
                : text.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        }

        return text.ToString();
    }

    /// <summary>Undoes percent encoding; what is none stays.</summary>
    public static byte[] Decode(string text, bool plusIsSpace = false)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var isEscape = bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            bytes[length++] = isEscape ? byte.Parse(bytes.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : bytes[i] == '+' && plusIsSpace ? (byte)' '
                : bytes[i];
            i += isEscape ? 2 : 0;
        }

        return bytes[..length];
    }

    /// <summary>A path's segments without <c>//</c>, <c>.</c> and <c>..</c> (RFC 3986, 5.2.4), as all services but S3 sign it.</summary>
    public static string Normalise(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                kept.RemoveRange(Math.Max(0, kept.Count - 1), Math.Min(1, kept.Count));
            }
            else if (segment != ".")
            {
                kept.Add(segment);
            }
        }

        return "/" + string.Join('/', kept) + (kept.Count > 0 && path.EndsWith('/') ? "/" : "");
    }
}
