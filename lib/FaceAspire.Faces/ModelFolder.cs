using System.Text.Json;

namespace FaceAspire.Faces;

/// <summary>A folder that holds models.</summary>
/// <param name="Folder">Its path.</param>
/// <param name="Manifest">What it holds.</param>
public sealed record ModelFolder(string Folder, ModelManifest Manifest)
{
    /// <summary>Reads a folder's <c>models.json</c>; without one, the folder must hold the default models.</summary>
    /// <exception cref="FaceModelException">The folder, the manifest or a file is missing or broken.</exception>
    public static ModelFolder Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new FaceModelException($"The models folder {folder} does not exist. Set FACEASPIRE_MODELS to one that does, or unset it.");
        }

        var opened = new ModelFolder(folder, Read(Path.Combine(folder, "models.json")));
        foreach (var file in opened.Manifest.Embedder.Files.Append(opened.Manifest.Detector.File))
        {
            _ = opened.PathOf(file);
        }

        _ = opened.Manifest.Embedder.Curve;
        return opened;
    }

    /// <summary>A file's full path.</summary>
    /// <exception cref="FaceModelException">It does not exist.</exception>
    public string PathOf(string file)
    {
        var path = Path.Combine(Folder, file);
        return File.Exists(path) ? path : throw new FaceModelException($"The model {path} is missing.");
    }

    private static ModelManifest Read(string path)
    {
        if (!File.Exists(path))
        {
            return ModelManifest.Default;
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), ModelJson.Default.ModelManifest);
            return manifest?.Fault is null && manifest is not null ? manifest : throw new FaceModelException($"{path}: {manifest?.Fault ?? "it is empty"}.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FaceModelException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
