namespace FaceAspire.Bench;

/// <summary>What was built beside the benchmarks, and the repository's own files.</summary>
internal static class Built
{
    /// <summary>The folder of FaceAspire.sln: five above <c>artifacts/bin/FaceAspire.Bench/release/</c>.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    /// <summary>The demo's clip.</summary>
    public static string Clip => Path.Combine(Root, "samples", "door.mp4");

    /// <summary>A project's program.</summary>
    public static string Program(string project) => Path.Combine(Root, "artifacts", "bin", project, "release", $"{project}.dll");
}
