using System.Text.RegularExpressions;

namespace FaceAspire.Producer.Sources;

/// <summary>A camera's source as configured.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Address">A path or an address; may hold credentials, so it is never logged.</param>
internal sealed partial record VideoSource(SourceKind Kind, string Address)
{
    /// <summary>What stands for a test picture.</summary>
    public const string TestPicture = "testsrc";

    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The address without credentials, for people.</summary>
    public string Name => Kind == SourceKind.StandardInput ? "standard input" : Redact(Address);

    /// <summary>Tells what a configured source is.</summary>
    public static VideoSource Parse(string source)
    {
        if (source.StartsWith("rtsp://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("rtsps://", StringComparison.OrdinalIgnoreCase))
        {
            return new(SourceKind.Rtsp, source);
        }

        return source switch
        {
            TestPicture => new(SourceKind.TestPicture, source),
            StandardInput => new(SourceKind.StandardInput, source),
            _ => new(source.StartsWith("/dev/", StringComparison.Ordinal) ? SourceKind.Device : SourceKind.File, source),
        };
    }

    /// <summary>Takes credentials out of what ffmpeg says: <c>rtsp://me:secret@host/</c> becomes <c>rtsp://host/</c>.</summary>
    public static string Redact(string text) => Credentials().Replace(text, "://");

    /// <summary>Names it without credentials.</summary>
    public override string ToString() => Name;

    [GeneratedRegex(@"://[^/\s]*@")] // greedy: a password may hold an '@' of its own
    private static partial Regex Credentials();
}
