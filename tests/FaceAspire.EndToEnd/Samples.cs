namespace FaceAspire.EndToEnd;

/// <summary>What the demo shows.</summary>
internal static class Samples
{
    /// <summary>The clip that is the demo's camera.</summary>
    public static string Clip => Repository.File("samples", "door.mp4");

    /// <summary>The folder of the demo's portraits.</summary>
    public static string PeopleFolder => Repository.File("samples", "people");

    /// <summary>Who is known, in order: the names of the portraits' folders.</summary>
    public static IEnumerable<string> People =>
        Directory.EnumerateDirectories(PeopleFolder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);
}
