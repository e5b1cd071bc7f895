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

    private const string Mac = "avfoundation:";
    private const string Windows = "dshow:";

    /// <summary>How a camera of this machine is named.</summary>
    public static string Camera => OperatingSystem.IsMacOS() ? $"{Mac}NAME" : OperatingSystem.IsWindows() ? $"{Windows}NAME" : "/dev/videoN";

    /// <summary>The address without credentials, for people.</summary>
    public string Name => Kind == SourceKind.StandardInput ? "standard input" : Redact(Address);

    /// <summary>Whether the address holds a user's name or password.</summary>
    public bool HasCredentials => Kind == SourceKind.Rtsp && Redact(Address) != Address;

    /// <summary>A camera's name without what stands before it: <c>FaceTime HD Camera</c> of <c>avfoundation:FaceTime HD Camera</c>.</summary>
    public string Device => Address[(Address.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Tells what a configured source is.</summary>
    public static VideoSource Parse(string source) => new(
        source switch
        {
            TestPicture => SourceKind.TestPicture,
            StandardInput => SourceKind.StandardInput,
            _ when Begins(source, "rtsp://") || Begins(source, "rtsps://") => SourceKind.Rtsp,
            _ when Begins(source, Mac) => SourceKind.MacCamera,
            _ when Begins(source, Windows) => SourceKind.WindowsCamera,
            _ => source.StartsWith("/dev/", StringComparison.Ordinal) ? SourceKind.Device : SourceKind.File,
        },
        source);

    /// <summary>Takes credentials out of what ffmpeg says: <c>rtsp://me:secret@host/</c> becomes <c>rtsp://host/</c>.</summary>
    public static string Redact(string text) => Credentials().Replace(text, "://");

    /// <summary>Names it without credentials.</summary>
    public override string ToString() => Name;

    private static bool Begins(string source, string prefix) => source.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"://[^/\s]*@")] // greedy: a password may hold an '@' of its own
    private static partial Regex Credentials();
}
