using System.Text.RegularExpressions;

namespace FaceAspire.EndToEnd;

/// <summary>An alert as the console shows it.</summary>
internal sealed partial record Alert(string Person, string Camera)
{
    /// <summary>Reads <c>Alert  Ann Lee seen at door  (to you@example.org)  http://…</c>.</summary>
    public static Alert Parse(string line)
    {
        var match = Form().Match(line);
        Assert.True(match.Success, line);
        return new(match.Groups["person"].Value, match.Groups["camera"].Value);
    }

    [GeneratedRegex(@"^Alert  (?<person>.+) seen at (?<camera>\S+)  \(to ")]
    private static partial Regex Form();
}
