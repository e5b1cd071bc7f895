using System.Text.Json;
using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.S3;

/// <summary>The rows of the objects.</summary>
internal static class ObjectTable
{
    private const string Columns = "key, size, etag, modified, file, offset, headers, tags, checksum";

    public static StoredObject? Find(SqliteConnection db, string bucket, string key) =>
        db.QueryFirst($"SELECT {Columns} FROM s3_objects WHERE bucket = ?1 AND key = ?2", Read, bucket, key);

    /// <summary>Up to <paramref name="limit"/> objects whose key begins with <paramref name="prefix"/> and sorts behind <paramref name="after"/>.</summary>
    public static List<StoredObject> List(SqliteConnection db, string bucket, string prefix, string after, int limit) => db.Query(
        $"SELECT {Columns} FROM s3_objects WHERE bucket = ?1 AND key > ?2 AND key >= ?3 AND key < ?4 ORDER BY key LIMIT ?5",
        Read, bucket, after, prefix, prefix + ObjectLister.Last, limit);

    public static bool Any(SqliteConnection db, string bucket) =>
        db.QueryFirst("SELECT 1 FROM s3_objects WHERE bucket = ?1 LIMIT 1", row => row.GetInt32(0), bucket) == 1;

    /// <summary>Adds or replaces an object.</summary>
    public static void Put(SqliteConnection db, string bucket, StoredObject stored) => db.Execute(
        """
        INSERT OR REPLACE INTO s3_objects (bucket, key, size, etag, modified, file, offset, headers, tags, checksum)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """,
        bucket, stored.Key, stored.Size, stored.ETag, stored.Modified, stored.Place.File, stored.Place.Offset,
        JsonSerializer.Serialize(stored.Headers), JsonSerializer.Serialize(stored.Tags), stored.Checksum);

    public static void SetTags(SqliteConnection db, string bucket, string key, IReadOnlyDictionary<string, string> tags) =>
        db.Execute("UPDATE s3_objects SET tags = ?3 WHERE bucket = ?1 AND key = ?2", bucket, key, JsonSerializer.Serialize(tags));

    public static void Delete(SqliteConnection db, string bucket, string key) =>
        db.Execute("DELETE FROM s3_objects WHERE bucket = ?1 AND key = ?2", bucket, key);

    private static StoredObject Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), new(row.GetInt64(4), row.GetInt64(5)),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(6))!,
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(7))!,
        row.Text(8));
}
