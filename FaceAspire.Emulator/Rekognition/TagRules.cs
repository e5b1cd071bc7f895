using System.Text.RegularExpressions;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>What tags may be (API reference, "TagResource").</summary>
internal static partial class TagRules
{
    /// <summary>The most that a resource has.</summary>
    public const int Most = 200;

    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>Refuses what a request must not have.</summary>
    public static void Check(IReadOnlyDictionary<string, string>? tags)
    {
        foreach (var (key, value) in tags ?? new Dictionary<string, string>())
        {
            CheckKey(key);
            if (value.Length > LongestValue || !Pattern().IsMatch(value))
            {
                throw RekognitionErrors.Invalid($"Tags: the value of '{key}' must have at most {LongestValue} letters, digits, spaces and any of _.:/=+-@.");
            }
        }
    }

    /// <summary>Refuses what is no key.</summary>
    public static void CheckKey(string key)
    {
        if (key.Length is < 1 or > LongestKey || key.StartsWith("aws:", StringComparison.Ordinal) || !Pattern().IsMatch(key))
        {
            throw RekognitionErrors.Invalid($"Tags: the key '{key}' must have 1 to {LongestKey} letters, digits, spaces and any of _.:/=+-@, and not begin with aws:.");
        }
    }

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex Pattern();
}
