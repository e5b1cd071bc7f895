using FaceAspire.Emulator.Storage;
using Microsoft.Win32.SafeHandles;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Contents on disk: large ones in files of their own, small ones in shared files. What is written is never changed, and a file is deleted as a whole,
/// so a reader of an object that is being replaced reads on in the old one.
/// </summary>
internal sealed class ObjectFiles : IDisposable
{
    /// <summary>Contents of at most so many bytes share files.</summary>
    public const int SmallBytes = 256 * 1024;

    private const int FilesPerFolder = 4096;

    private readonly Database _database;
    private readonly string _folder;
    private readonly HashSet<long> _written = [];
    private long _last;

    public ObjectFiles(DataFolder folder, Database database)
    {
        (_database, _folder, _last) = (database, folder.Folder(Path.Combine("s3", "files")), database.Read(FileTable.Last));
        Shared = new(Create);
    }

    /// <summary>The small contents.</summary>
    public SharedFiles Shared { get; }

    /// <summary>Begins a content.</summary>
    /// <param name="announced">How many bytes it will have, if that is known.</param>
    public StagedContent Stage(long? announced) => new(this, announced);

    /// <summary>Opens a content for reading.</summary>
    /// <exception cref="FileNotFoundException">It was replaced, deleted or moved since its row was read.</exception>
    public StoredContent Open(ContentPlace place) => new(
        place.File == 0 ? null : File.OpenHandle(PathOf(place.File), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), place.Offset);

    /// <summary>Whether a file may still get contents.</summary>
    public bool IsWritten(long id)
    {
        lock (_written)
        {
            return _written.Contains(id);
        }
    }

    /// <summary>Deletes a file, and then its row, unless something in it is live or may become so; 0 is no file.</summary>
    public void DeleteUnlessLive(long id)
    {
        if (id != 0 && !IsWritten(id) && !_database.Read(db => FileTable.IsLive(db, id))) // in this order: what is not written to any more does not become live
        {
            Delete(id);
        }
    }

    /// <summary>Makes a file; it counts as written to before its row is there, so that the sweep leaves it alone.</summary>
    public WrittenFile Create()
    {
        var id = Interlocked.Increment(ref _last);
        lock (_written)
        {
            _written.Add(id);
        }

        try
        {
            _database.Write(db => FileTable.Insert(db, id));
            return new(id, CreateFile(PathOf(id)), Close);
        }
        catch
        {
            Close(id);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Shared.Dispose();

    private void Close(long id)
    {
        lock (_written)
        {
            _written.Remove(id);
        }

        DeleteUnlessLive(id);
    }

    private void Delete(long id)
    {
        try
        {
            if (File.Exists(PathOf(id))) // else the process died before it was made
            {
                File.Delete(PathOf(id));
            }

            _database.Write(db => FileTable.Delete(db, id));
        }
        catch (Exception e) when (DiskFull.Is(e))
        {
            // its row stays, and the sweep tries again
        }
    }

    private static SafeFileHandle CreateFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        DirectWrites.Enable(file);
        return file;
    }

    private string PathOf(long id) => Path.Combine(_folder, $"{id / FilesPerFolder}", $"{id}");
}
