using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Contents on disk: large ones in files of their own, small ones in shared files. What is written is never changed, and a file is deleted as a whole,
/// so a reader of an object that is being replaced reads on in the old one.
/// </summary>
internal sealed class ObjectFiles : IDisposable
{
    /// <summary>Contents of at most so many bytes share files.</summary>
    public const int SmallBytes = 256 * 1024;

    /// <summary>The subfolder of the data folder in which they lie.</summary>
    public const string Part = "s3";

    private const int FilesPerFolder = 4096;

    private readonly Database _database;
    private readonly string _folder;
    private readonly HashSet<long> _written = [];
    private long _last;

    public ObjectFiles(DataFolder folder, Database database)
    {
        (_database, _folder, _last) = (database, folder.Folder(Path.Combine(Part, "files")), database.Read(FileTable.Last));
        Shared = new(Path.Combine(folder.Folder(Part), "gathered"), () => Create(GatheringArea.ContentBytes), Reopen);
    }

    /// <summary>The small contents.</summary>
    public SharedFiles Shared { get; }

    /// <summary>Begins a content.</summary>
    /// <param name="announced">How many bytes it will have, if that is known.</param>
    public StagedContent Stage(long? announced) => new(this, announced);

    /// <summary>Opens a content for reading.</summary>
    /// <exception cref="FileNotFoundException">It was replaced, deleted or moved since its row was read.</exception>
    public StoredContent Open(ContentPlace place) => new(
        Shared, place.File == 0 ? null : File.OpenHandle(PathOf(place.File), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), place);

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
    /// <param name="bytes">What it will have, for which the disk keeps room; 0 when that is not known.</param>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public WrittenFile Create(int bytes = 0)
    {
        var id = Interlocked.Increment(ref _last);
        BeginWriting(id);
        try
        {
            _database.Write(db => FileTable.Insert(db, id));
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(id))!);
            return OpenForWriting(id, FileMode.CreateNew, bytes);
        }
        catch
        {
            Close(id);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Shared.Dispose();

    private WrittenFile? Reopen(long id)
    {
        if (!File.Exists(PathOf(id)))
        {
            return null;
        }

        BeginWriting(id);
        return OpenForWriting(id, FileMode.Open);
    }

    private WrittenFile OpenForWriting(long id, FileMode mode, int bytes = 0)
    {
        var file = File.OpenHandle(PathOf(id), mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, FileOptions.None, bytes);
        DirectWrites.Enable(file);
        return new(id, file, Close);
    }

    private void BeginWriting(long id)
    {
        lock (_written)
        {
            _written.Add(id);
        }
    }

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

    private string PathOf(long id) => Path.Combine(_folder, $"{id / FilesPerFolder}", $"{id}");
}
