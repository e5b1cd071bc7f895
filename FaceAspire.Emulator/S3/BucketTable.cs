using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.S3;

/// <summary>The rows of the buckets, and the documents that configure them.</summary>
internal static class BucketTable
{
    public static bool Exists(SqliteConnection db, string bucket) =>
        db.QueryFirst("SELECT 1 FROM s3_buckets WHERE name = ?1", row => row.GetInt32(0), bucket) == 1;

    /// <exception cref="Protocol.AwsException"><c>NoSuchBucket</c>.</exception>
    public static void Require(SqliteConnection db, string bucket)
    {
        if (!Exists(db, bucket))
        {
            throw S3Errors.NoBucket();
        }
    }

    public static List<(string Name, long Created)> List(SqliteConnection db) =>
        db.Query("SELECT name, created FROM s3_buckets ORDER BY name", row => (row.GetString(0), row.GetInt64(1)));

    /// <returns><see langword="false"/> when it existed already.</returns>
    public static bool Create(SqliteConnection db, string bucket, long now) =>
        db.Execute("INSERT OR IGNORE INTO s3_buckets (name, created) VALUES (?1, ?2)", bucket, now) == 1;

    public static void Delete(SqliteConnection db, string bucket)
    {
        db.Execute("DELETE FROM s3_documents WHERE bucket = ?1", bucket);
        db.Execute("DELETE FROM s3_buckets WHERE name = ?1", bucket);
    }

    public static string? Document(SqliteConnection db, string bucket, string name) =>
        db.QueryFirst("SELECT content FROM s3_documents WHERE bucket = ?1 AND name = ?2", row => row.GetString(0), bucket, name);

    public static void PutDocument(SqliteConnection db, string bucket, string name, string content) => db.Execute(
        "INSERT OR REPLACE INTO s3_documents (bucket, name, content) VALUES (?1, ?2, ?3)", bucket, name, content);

    public static void DeleteDocument(SqliteConnection db, string bucket, string name) =>
        db.Execute("DELETE FROM s3_documents WHERE bucket = ?1 AND name = ?2", bucket, name);
}
