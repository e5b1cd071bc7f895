using System.Text.Json;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.S3;

/// <summary>The rows of multipart uploads and their parts.</summary>
internal static class UploadTable
{
    public static void Insert(SqliteConnection db, string id, string bucket, string key, ObjectAttributes attributes, long now) => db.Execute(
        "INSERT INTO s3_uploads (id, bucket, key, initiated, headers, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        id, bucket, key, now, JsonSerializer.Serialize(attributes.Headers), JsonSerializer.Serialize(attributes.Tags));

    /// <exception cref="Protocol.AwsException"><c>NoSuchUpload</c>.</exception>
    public static ObjectAttributes Get(SqliteConnection db, string bucket, string key, string id) => db.QueryFirst(
        "SELECT headers, tags FROM s3_uploads WHERE id = ?1 AND bucket = ?2 AND key = ?3",
        row => Attributes(row, 0), id, bucket, key) ?? throw S3Errors.NoUpload(id);

    /// <summary>A bucket's unfinished uploads behind a key and id.</summary>
    public static List<(string Key, string Id, long Initiated, ObjectAttributes Attributes)> List(
        SqliteConnection db, string bucket, string prefix, string afterKey, string afterId, int limit) => db.Query(
        """
        SELECT key, id, initiated, headers, tags FROM s3_uploads
        WHERE bucket = ?1 AND key >= ?2 AND key < ?3 AND (key > ?4 OR (key = ?4 AND id > ?5)) ORDER BY key, id LIMIT ?6
        """,
        row => (row.GetString(0), row.GetString(1), row.GetInt64(2), Attributes(row, 3)), bucket, prefix, prefix + ObjectLister.Last, afterKey, afterId, limit);

    /// <summary>Adds a part, in place of one with the same number.</summary>
    /// <returns>The file that nothing is live in any more; 0 for none.</returns>
    public static long PutPart(SqliteConnection db, string upload, UploadedPart part)
    {
        var unused = Release(db, "upload = ?1 AND number = ?2", upload, part.Number);
        db.Execute(
            "INSERT OR REPLACE INTO s3_upload_parts (upload, number, size, etag, modified, file, offset, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            upload, part.Number, part.Size, part.ETag, part.Modified, part.Place.File, part.Place.Offset, part.Checksum);
        FileTable.Hold(db, part.Place, part.Size);
        return unused.FirstOrDefault();
    }

    public static List<UploadedPart> Parts(SqliteConnection db, string upload, int after, int limit) => db.Query(
        "SELECT number, size, etag, modified, file, offset, checksum FROM s3_upload_parts WHERE upload = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
        row => new UploadedPart(row.GetInt32(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), new(row.GetInt64(4), row.GetInt64(5)), row.Text(6)), upload, after, limit);

    /// <summary>Ends an upload.</summary>
    /// <returns>The files that nothing is live in any more.</returns>
    public static List<long> Delete(SqliteConnection db, string upload)
    {
        var unused = Release(db, "upload = ?1", upload);
        db.Execute("DELETE FROM s3_upload_parts WHERE upload = ?1", upload);
        db.Execute("DELETE FROM s3_uploads WHERE id = ?1", upload);
        return unused;
    }

    /// <summary>Ends all uploads to a bucket.</summary>
    /// <returns>The files that nothing is live in any more.</returns>
    public static List<long> DeleteAll(SqliteConnection db, string bucket) =>
        [.. db.Query("SELECT id FROM s3_uploads WHERE bucket = ?1", row => row.GetString(0), bucket).SelectMany(upload => Delete(db, upload))];

    private static List<long> Release(SqliteConnection db, string which, params ReadOnlySpan<object?> arguments) =>
    [
        .. db.Query(
            $"SELECT file, offset, size FROM s3_upload_parts WHERE {which}",
            row => (Place: new ContentPlace(row.GetInt64(0), row.GetInt64(1)), Size: row.GetInt64(2)), arguments)
            .Select(part => FileTable.Release(db, part.Place, part.Size)).Where(unused => unused != 0),
    ];

    private static ObjectAttributes Attributes(SqliteDataReader row, int first) => new(
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(first))!,
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(first + 1))!);
}
