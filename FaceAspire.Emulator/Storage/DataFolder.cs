namespace FaceAspire.Emulator.Storage;

/// <summary>
/// Where state lives on disk: <see cref="EmulatorOptions.DataPath"/>, or a temporary folder that goes with the process. One emulator
/// at a time has it.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly bool _ephemeral;
    private readonly FileStream _lock;

    /// <summary>Makes the folder and takes it.</summary>
    /// <exception cref="StorageException">The folder cannot be made or written, or another emulator has it.</exception>
    public DataFolder(EmulatorOptions options)
    {
        _ephemeral = options.Ephemeral;
        Root = _ephemeral ? Directory.CreateTempSubdirectory("faceaspire-").FullName : Path.GetFullPath(options.DataPath);
        try
        {
            Directory.CreateDirectory(Root);
            File.WriteAllBytes(Path.Combine(Root, ".writable"), []);
            File.Delete(Path.Combine(Root, ".writable"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"The data folder {Root} cannot be written ({e.Message}). Make it writable, choose another one with Emulator__DataPath, or keep nothing with --ephemeral.", e);
        }

        _lock = Lock(Path.Combine(Root, ".lock"));
    }

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>A subfolder's full path, made when missing.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    /// <summary>Lets go of the folder, and deletes it when it was temporary.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        if (_ephemeral && Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    /// <summary>The operating system lets go of the lock when the process ends, however it ends.</summary>
    private FileStream Lock(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StorageException(
                $"The data folder {Root} is in use by another emulator. Stop that one, choose another folder with Emulator__DataPath, or keep nothing with --ephemeral.", e);
        }
    }
}
