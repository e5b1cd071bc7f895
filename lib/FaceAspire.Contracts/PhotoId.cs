using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Contracts;

/// <summary>
/// A photo's S3 key, spelled in the alphabet of Rekognition's ExternalImageId (<c>[a-zA-Z0-9_.\-:]</c>, 1 to 255): every other byte of
/// its UTF-8 becomes a colon and two hex digits, so <c>Ann Lee/1.jpg</c> is <c>Ann:20Lee:2F1.jpg</c>. Where that is too long it is two
/// colons and the key's SHA-256, which cannot be turned back.
/// </summary>
public readonly record struct PhotoId
{
    private const int MaxLength = 255;
    private const string HashPrefix = "::";

    /// <summary>Takes an ExternalImageId as it stands.</summary>
    public PhotoId(string value) => Value = value;

    /// <summary>The ExternalImageId.</summary>
    public string Value { get; }

    /// <summary>The id of the photo at <paramref name="key"/>.</summary>
    public static PhotoId OfKey(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        var spelled = string.Concat(bytes.Select(b => IsPlain((char)b) ? ((char)b).ToString() : $":{b:X2}"));
        return new(spelled.Length <= MaxLength ? spelled : HashPrefix + Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The key, or <see langword="null"/> when the id is a hash or no key is spelled so.</summary>
    public string? ToKey()
    {
        var bytes = new List<byte>(Value.Length);
        for (var i = 0; i < Value.Length; i++)
        {
            if (Value[i] != ':')
            {
                bytes.Add((byte)Value[i]);
                continue;
            }

            if (i + 2 >= Value.Length
                || !byte.TryParse(Value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
            {
                return null;
            }

            bytes.Add(escaped);
            i += 2;
        }

        var key = Encoding.UTF8.GetString([.. bytes]);
        return OfKey(key) == this ? key : null;
    }

    /// <summary>The ExternalImageId.</summary>
    public override string ToString() => Value;

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';
}
