namespace FaceAspire.Faces.Tests;

/// <summary>The pictures and models that tests use: those of the repository, and real ones that may lie beside it.</summary>
internal static class Pictures
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the demo.</summary>
    public static string Sample(string path) => Path.Combine(Root, "samples", path);

    /// <summary>A file or folder beside the repository; the test is skipped where it is not.</summary>
    public static string Shared(string path)
    {
        var shared = Environment.GetEnvironmentVariable("FACEASPIRE_SHARED") ?? Path.Combine(Root, "..", "shared");
        var full = Path.Combine(shared, path);
        Assert.SkipUnless(Path.Exists(full), $"../shared/{path} is missing.");
        return full;
    }

    /// <summary>The deep engine; the test is skipped where its models are not.</summary>
    public static DeepFaceEngine DeepEngine() => new(ModelFolder.Open(Shared("models")));

    /// <summary>A picture that is decoded.</summary>
    public static FaceImage Open(string path) => FaceImage.Decode(File.ReadAllBytes(path));

    /// <summary>The vector of a picture's one face.</summary>
    public static float[] Embed(this IFaceEngine engine, string path)
    {
        using var image = Open(path);
        return engine.Embed(image, Assert.Single(engine.Detect(image)));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FaceAspire.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("FaceAspire.sln is in no folder above the tests.");
    }
}
