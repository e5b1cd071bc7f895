namespace FaceAspire.Emulator.S3;

/// <summary>S3's tables. Contents are in files; a row names a place in one. Keys sort by their UTF-8 bytes, as S3 lists them.</summary>
internal static class S3Schema
{
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS s3_buckets (name TEXT PRIMARY KEY, created INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS s3_documents (
            bucket TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (bucket, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS s3_objects (
            bucket TEXT NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL,
            file INTEGER NOT NULL, offset INTEGER NOT NULL, headers TEXT NOT NULL, tags TEXT NOT NULL,
            checksum TEXT, PRIMARY KEY (bucket, key)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS s3_objects_place ON s3_objects (file, offset);
        CREATE TABLE IF NOT EXISTS s3_uploads (
            id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, initiated INTEGER NOT NULL, headers TEXT NOT NULL,
            tags TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS s3_uploads_bucket ON s3_uploads (bucket, key, id);
        CREATE TABLE IF NOT EXISTS s3_upload_parts (
            upload TEXT NOT NULL, number INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL,
            file INTEGER NOT NULL, offset INTEGER NOT NULL, checksum TEXT, PRIMARY KEY (upload, number)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS s3_upload_parts_place ON s3_upload_parts (file, offset);
        CREATE TABLE IF NOT EXISTS s3_files (id INTEGER PRIMARY KEY, blocks INTEGER NOT NULL, live INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS s3_files_wasteful ON s3_files (id) WHERE live * 2 < blocks + 1;
        """;
}
