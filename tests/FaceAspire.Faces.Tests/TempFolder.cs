namespace FaceAspire.Faces.Tests;

/// <summary>A folder that is deleted at the end.</summary>
internal sealed class TempFolder : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("faceaspire-").FullName;

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The names of what is in it, without the cache's lock.</summary>
    public string?[] Names => [.. Directory.GetFiles(Path).Select(System.IO.Path.GetFileName).Where(name => name != ".lock").Order()];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
