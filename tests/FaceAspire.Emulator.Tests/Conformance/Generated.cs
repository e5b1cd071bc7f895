namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Files that are checked in and made by tests: compared, or with FACEASPIRE_WRITE=1 written anew.</summary>
internal static class Generated
{
    private static bool Writes => Environment.GetEnvironmentVariable("FACEASPIRE_WRITE") == "1";

    public static void Check(string path, string expected)
    {
        if (Writes)
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.Exists(path) ? File.ReadAllText(path) : "");
    }

    /// <summary>Checks the part of a file between two lines.</summary>
    public static void CheckPart(string path, string from, string to, string expected)
    {
        var text = File.ReadAllText(path);
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length + 1;
        var end = text.IndexOf(to, StringComparison.Ordinal);
        Assert.True(start > from.Length && end >= start, $"{path} has no lines '{from}' and '{to}'.");
        Check(path, text[..start] + expected + text[end..]);
    }
}
