using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// Deletes files that nothing in is live: what a process that died had begun to write, or had not yet deleted. What is live in a file that is mostly
/// waste is copied first. It looks at rows of such files alone, so it takes no longer for what else is stored.
/// </summary>
internal sealed class FileSweep(Database database, ObjectFiles files) : IRetention
{
    private const int FilesAtOnce = 100;
    private const int ContentsAtOnce = 100;

    private readonly Lock _lock = new();
    private long _after;

    /// <inheritdoc/>
    public bool TrimSome()
    {
        lock (_lock)
        {
            var wasteful = database.Read(db => FileTable.Wasteful(db, _after, FilesAtOnce));
            foreach (var id in wasteful.Where(id => !files.IsWritten(id)))
            {
                if (database.Read(db => FileTable.IsLive(db, id)))
                {
                    MoveAll(id);
                }

                files.DeleteUnlessLive(id);
            }

            _after = wasteful.Count == FilesAtOnce ? wasteful[^1] : 0;
            return _after > 0;
        }
    }

    /// <summary>Copies what is live in a file to a new one, some of it at a time.</summary>
    private void MoveAll(long id)
    {
        using var target = files.Create();
        List<(ContentPlace Place, int Size)> contents;
        do
        {
            contents = database.Read(db => FileTable.Contents(db, id, ContentsAtOnce));
            contents.ForEach(content => Move(content.Place, content.Size, target));
        }
        while (contents.Count == ContentsAtOnce);
    }

    private void Move(ContentPlace from, int size, WrittenFile target)
    {
        using var source = files.Open(from);
        using var blocks = source.ReadBlocks(size);
        var to = target.End;
        target.Write(blocks.GetSpan());
        database.Write(db => FileTable.Move(db, from, to, size));
    }
}
