using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;
using static FaceAspire.Emulator.S3.AlignedMemory;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// The rows of the files: how many blocks of each are written, and how many of them live, which is what rows name. A file's row is there before the file and
/// goes after it, so none is forgotten whenever the process dies.
/// </summary>
internal static class FileTable
{
    /// <summary>Their table.</summary>
    public const string Name = "s3_files";

    public static long Last(SqliteConnection db) => db.QueryFirst("SELECT max(id) FROM s3_files", row => row.IsDBNull(0) ? 0 : row.GetInt64(0));

    public static void Insert(SqliteConnection db, long id) => db.Execute("INSERT INTO s3_files (id, blocks, live) VALUES (?1, 0, 0)", id);

    public static void Delete(SqliteConnection db, long id) => db.Execute("DELETE FROM s3_files WHERE id = ?1", id);

    /// <summary>A row names a content from now on.</summary>
    public static void Hold(SqliteConnection db, ContentPlace place, long size) => db.Execute(
        "UPDATE s3_files SET live = live + ?2, blocks = max(blocks, ?3) WHERE id = ?1", place.File, Blocks(size), Blocks(place.Offset + size));

    /// <summary>No row names a content any more.</summary>
    /// <returns>Its file, if nothing in there is live now; else 0.</returns>
    public static long Release(SqliteConnection db, ContentPlace place, long size) => db.QueryFirst(
        "UPDATE s3_files SET live = live - ?2 WHERE id = ?1 RETURNING live", row => row.GetInt64(0) == 0 ? place.File : 0, place.File, Blocks(size));

    /// <summary>No row names any content any more.</summary>
    public static void ReleaseAll(SqliteConnection db) => db.Execute("UPDATE s3_files SET live = 0");

    public static bool IsLive(SqliteConnection db, long id) =>
        db.QueryFirst("SELECT live > 0 FROM s3_files WHERE id = ?1", row => row.GetBoolean(0), id);

    /// <summary>Up to <paramref name="limit"/> files behind <paramref name="after"/> of which less than half is live.</summary>
    public static List<long> Wasteful(SqliteConnection db, long after, int limit) => db.Query(
        "SELECT id FROM s3_files WHERE live * 2 < blocks + 1 AND id > ?1 ORDER BY id LIMIT ?2", row => row.GetInt64(0), after, limit);

    /// <summary>What is live in a file.</summary>
    public static List<(ContentPlace Place, int Size)> Contents(SqliteConnection db, long id, int limit) => db.Query(
        """
        SELECT offset, size FROM s3_objects WHERE file = ?1 UNION ALL
        SELECT offset, size FROM s3_upload_parts WHERE file = ?1 LIMIT ?2
        """, row => (new ContentPlace(id, row.GetInt64(0)), row.GetInt32(1)), id, limit);

    /// <summary>The row that names one place names the other from now on; there may be no such row any more.</summary>
    public static void Move(SqliteConnection db, ContentPlace from, ContentPlace to, long size)
    {
        if (db.Execute("UPDATE s3_objects SET file = ?3, offset = ?4 WHERE file = ?1 AND offset = ?2", from.File, from.Offset, to.File, to.Offset)
            + db.Execute("UPDATE s3_upload_parts SET file = ?3, offset = ?4 WHERE file = ?1 AND offset = ?2", from.File, from.Offset, to.File, to.Offset) > 0)
        {
            Hold(db, to, size);
            Release(db, from, size);
        }
    }
}
