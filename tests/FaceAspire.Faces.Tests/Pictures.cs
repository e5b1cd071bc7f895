namespace FaceAspire.Faces.Tests;

/// <summary>The pictures and models that tests use: those of the repository, and real ones that may lie beside it.</summary>
internal static class Pictures
{
    /// <summary>A file of the demo.</summary>
    public static string Sample(string path) => Repository.File("samples", path);

    /// <summary>The deep engine; the test is skipped where its models are not.</summary>
    public static DeepFaceEngine DeepEngine() => new(ModelFolder.Open(Repository.Shared("models")));

    /// <summary>A picture that is decoded.</summary>
    public static FaceImage Open(string path) => FaceImage.Decode(File.ReadAllBytes(path));

    /// <summary>The vector of a picture's one face.</summary>
    public static float[] Embed(this IFaceEngine engine, string path)
    {
        using var image = Open(path);
        return engine.Embed(image, Assert.Single(engine.Detect(image)));
    }
}
