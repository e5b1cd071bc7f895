namespace FaceAspire.EndToEnd;

/// <summary>Where things lie, seen from the tests' own binaries.</summary>
internal static class Repository
{
    /// <summary>The folder of FaceAspire.sln.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory, "FaceAspire.sln");

    /// <summary>A folder with real photos, clips and models, beside the repository; skips the test when it is not there.</summary>
    public static string Shared(string path)
    {
        var root = Environment.GetEnvironmentVariable("FACEASPIRE_SHARED") ?? Path.Combine(Root, "..", "shared");
        var full = Path.GetFullPath(Path.Combine(root, path));
        Assert.SkipUnless(Path.Exists(full), $"{full} is missing: real test data lies outside the repository.");
        return full;
    }

    /// <summary>The built AppHost.</summary>
    public static string AppHost => Built("FaceAspire.AppHost");

    private static string Built(string project)
    {
        // artifacts/bin/FaceAspire.EndToEnd/debug/ -> artifacts/bin/<project>/debug/<project>.dll
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(Root, "artifacts", "bin", project, configuration, $"{project}.dll");
    }

    private static string Above(string folder, string file)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, file)))
            {
                return at.FullName;
            }
        }

        throw new FileNotFoundException($"{file} is in no folder above {folder}.");
    }
}
