using System.IO.Compression;

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

    /// <summary>A project's program, compiled to native code.</summary>
    public static string Published(string project) => Path.Combine(Root, "artifacts", "publish", project, "release_linux-x64", project);

    /// <summary>A function's package, as <c>./deploy</c> makes it.</summary>
    public static string Package(string project) =>
        Path.Combine(Root, "artifacts", "packages", $"{project.Split('.')[^1].ToLowerInvariant()}.zip");

    /// <summary>A function's program, compiled to native code: unpacked, as Lambda does it.</summary>
    public static string Native(string project)
    {
        var folder = Path.ChangeExtension(Package(project), null);
        ZipFile.ExtractToDirectory(Package(project), folder, overwriteFiles: true);
        return Path.Combine(folder, "bootstrap");
    }

    /// <summary>The Python programs that ours are measured beside.</summary>
    public static string Python(string file) => Path.Combine(Root, "bench", "python", file);

    /// <summary>wrk's scripts.</summary>
    public static string Wrk(string file) => Path.Combine(Root, "bench", "wrk", file);
}
