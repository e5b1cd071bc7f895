namespace FaceAspire.Emulator.Storage;

/// <summary>Where state lives on disk: <see cref="EmulatorOptions.DataPath"/>, or a temporary folder that goes with the process.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly bool _ephemeral;

    /// <summary>Makes the folder.</summary>
    /// <exception cref="IOException">The folder cannot be made or written; the message names it.</exception>
    public DataFolder(EmulatorOptions options)
    {
        _ephemeral = options.Ephemeral;
        Root = _ephemeral ? Directory.CreateTempSubdirectory("faceaspire-").FullName : Path.GetFullPath(options.DataPath);
        try
        {
            Directory.CreateDirectory(Root);
            File.Delete(Touch(Path.Combine(Root, ".writable")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The data folder {Root} cannot be written ({e.Message}). Make it writable, choose another one, or run with --ephemeral.", e);
        }
    }

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>A subfolder's full path, made when missing.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    /// <summary>Deletes the folder when it was temporary.</summary>
    public void Dispose()
    {
        if (_ephemeral && Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    private static string Touch(string path)
    {
        File.WriteAllBytes(path, []);
        return path;
    }
}
