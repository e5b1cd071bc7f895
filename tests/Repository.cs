namespace FaceAspire.Tests;

/// <summary>Where things lie, seen from the tests' own binaries.</summary>
internal static class Repository
{
    /// <summary>The folder of FaceAspire.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder of the repository.</summary>
    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>Real photos, a clip and models, which may lie beside the repository in <c>../shared</c>; skips the test where they do not.</summary>
    public static string Shared(string path)
    {
        var shared = Environment.GetEnvironmentVariable("FACEASPIRE_SHARED") ?? Path.Combine(Root, "..", "shared");
        var full = Path.GetFullPath(Path.Combine(shared, path));
        Assert.SkipUnless(Path.Exists(full), $"../shared/{path} is missing: real test data lies outside the repository.");
        return full;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "FaceAspire.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("FaceAspire.sln is in no folder above the tests.");
    }
}
