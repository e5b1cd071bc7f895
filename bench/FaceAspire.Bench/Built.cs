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

    /// <summary>A function's program, compiled to native code.</summary>
    public static string Native(string project) => Path.Combine(Root, "artifacts", "publish", project, "release_linux-x64", project);

    /// <summary>The Python programs that ours are measured beside.</summary>
    public static string Python(string file) => Path.Combine(Root, "bench", "python", file);

    /// <summary>wrk's scripts.</summary>
    public static string Wrk(string file) => Path.Combine(Root, "bench", "wrk", file);
}
