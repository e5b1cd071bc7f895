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

    /// <returns>The file of the part that this one replaces.</returns>
    public static string? PutPart(SqliteConnection db, string upload, UploadedPart part)
    {
        var replaced = db.QueryFirst(
            "SELECT file FROM s3_upload_parts WHERE upload = ?1 AND number = ?2", row => row.GetString(0), upload, part.Number);
        db.Execute(
            "INSERT OR REPLACE INTO s3_upload_parts (upload, number, size, etag, modified, file, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            upload, part.Number, part.Size, part.ETag, part.Modified, part.File, part.Checksum);
        return replaced;
    }

    public static List<UploadedPart> Parts(SqliteConnection db, string upload, int after, int limit) => db.Query(
        "SELECT number, size, etag, modified, file, checksum FROM s3_upload_parts WHERE upload = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
        row => new UploadedPart(row.GetInt32(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.Text(5)), upload, after, limit);

    /// <summary>Ends an upload.</summary>
    /// <returns>The files of its parts.</returns>
    public static List<string> Delete(SqliteConnection db, string upload)
    {
        var parts = db.Query("SELECT file FROM s3_upload_parts WHERE upload = ?1", row => row.GetString(0), upload);
        db.Execute("DELETE FROM s3_upload_parts WHERE upload = ?1", upload);
        db.Execute("DELETE FROM s3_uploads WHERE id = ?1", upload);
        return parts;
    }

    /// <summary>The files of all parts that were sent for a bucket.</summary>
    public static List<string> FilesOf(SqliteConnection db, string bucket) => db.Query(
        "SELECT file FROM s3_upload_parts WHERE upload IN (SELECT id FROM s3_uploads WHERE bucket = ?1)", row => row.GetString(0), bucket);

    private static ObjectAttributes Attributes(SqliteDataReader row, int first) => new(
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(first))!,
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(first + 1))!);
}
