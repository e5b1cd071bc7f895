namespace FaceAspire.Bench;

/// <summary>Programs that may be installed.</summary>
internal static class Programs
{
    /// <summary>A program's path, or <see langword="null"/> where it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
