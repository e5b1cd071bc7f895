using System.Collections.Concurrent;
using FaceAspire.Emulator.Storage;
using Microsoft.Win32.SafeHandles;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Contents on disk: large ones in files of their own, small ones one behind the other in shared files, which saves making a file for each. What is
/// written is never changed, and a file is deleted as a whole, so a reader of an object that is being replaced reads on in the old one.
/// </summary>
internal sealed class ObjectFiles(DataFolder folder, Database database) : IDisposable
{
    /// <summary>Contents of at most so many bytes share files.</summary>
    public const int SmallBytes = 256 * 1024;

    private const long SharedFileBytes = 16 * 1024 * 1024;
    private const int FilesPerFolder = 4096;

    private readonly string _folder = folder.Folder(Path.Combine("s3", "files"));
    private readonly HashSet<long> _written = [];
    private readonly ConcurrentStack<WrittenFile> _shared = []; // with room, and nobody writes to them at the moment
    private long _last = database.Read(FileTable.Last);

    /// <summary>Begins a content.</summary>
    /// <param name="announced">How many bytes it will have, if that is known.</param>
    public StagedContent Stage(long? announced) => new(this, announced);

    /// <summary>Makes a file for a content that shares none. Whoever gets it <see cref="Release"/>s it.</summary>
    public WrittenFile CreateOwn() => Create(isShared: false);

    /// <summary>Takes a file with room for a small content. Whoever gets it <see cref="Release"/>s it.</summary>
    public WrittenFile TakeShared(int size)
    {
        while (_shared.TryPop(out var file))
        {
            if (file.End.Offset + size <= SharedFileBytes)
            {
                return file;
            }

            Close(file);
        }

        return Create(isShared: true);
    }

    /// <summary>A content that was written to a file is named by a row now, or given up.</summary>
    public void Release(WrittenFile file)
    {
        if (file.IsShared)
        {
            _shared.Push(file);
        }
        else
        {
            Close(file);
        }
    }

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
        if (id != 0 && !IsWritten(id) && !database.Read(db => FileTable.IsLive(db, id))) // in this order: what is not written to any more does not become live
        {
            Delete(id);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_shared.TryPop(out var file))
        {
            file.Dispose();
        }
    }

    /// <summary>Makes a file; it counts as written to before its row is there, so that the sweep leaves it alone.</summary>
    private WrittenFile Create(bool isShared)
    {
        var id = Interlocked.Increment(ref _last);
        lock (_written)
        {
            _written.Add(id);
        }

        try
        {
            database.Write(db => FileTable.Insert(db, id));
            return new(id, isShared, CreateFile(PathOf(id)));
        }
        catch
        {
            Forget(id);
            throw;
        }
    }

    private void Close(WrittenFile file)
    {
        file.Dispose();
        Forget(file.End.File);
    }

    private void Forget(long id)
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

            database.Write(db => FileTable.Delete(db, id));
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
