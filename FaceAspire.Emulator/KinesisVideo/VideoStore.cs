using FaceAspire.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Video streams, durable.</summary>
internal sealed class VideoStore(Database database, Arns arns, TimeProvider time)
{
    /// <summary>The tables of streams and of their fragments.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS video_streams (
            name TEXT PRIMARY KEY, created_ms INTEGER NOT NULL, retention_hours INTEGER NOT NULL, media_type TEXT, device_name TEXT, kms_key_id TEXT,
            version TEXT NOT NULL, last_place INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS video_fragments (
            stream TEXT NOT NULL, place INTEGER NOT NULL, producer_ms INTEGER NOT NULL, server_ms INTEGER NOT NULL, length_ms INTEGER NOT NULL,
            size INTEGER NOT NULL, tags TEXT NOT NULL, PRIMARY KEY (stream, place)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS video_stream_tags (stream TEXT PRIMARY KEY, created_ms INTEGER NOT NULL, tags TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS video_fragments_by_producer ON video_fragments (stream, producer_ms);
        CREATE INDEX IF NOT EXISTS video_fragments_by_server ON video_fragments (stream, server_ms);
        """;

    private const string Select = "SELECT name, created_ms, retention_hours, media_type, device_name, kms_key_id, version FROM video_streams";

    /// <summary>Finds a stream by name or by ARN; given both, they must be of one stream. An ARN is of one stream even when another one has its name now.</summary>
    public VideoStream? Find(string? name, string? arn)
    {
        var wanted = name ?? (arn?.Split('/') is [_, var named, ..] ? named : null);
        var found = wanted is null ? null : database.Read(reader => reader.QueryFirst($"{Select} WHERE name = ?1", ToStream, wanted));
        return arn is null || found?.Arn == arn ? found : null;
    }

    /// <summary>Streams in the order of their names, after one, whose names begin with a prefix.</summary>
    public List<VideoStream> List(string after, string prefix, int limit) => database.Read(reader => reader.Query(
        $"{Select} WHERE name > ?1 AND substr(name, 1, length(?2)) = ?2 ORDER BY name LIMIT ?3", ToStream, after, prefix, limit));

    /// <summary>All streams, each with the place that it gave last.</summary>
    public List<(VideoStream Stream, long LastPlace)> LastPlaces() => database.Read(reader => reader.Query(
        $"{Select.Replace(" FROM", ", last_place FROM", StringComparison.Ordinal)}", row => (ToStream(row), row.GetInt64(7))));

    /// <summary>Creates a stream.</summary>
    /// <returns><see langword="false"/> when there is one of that name.</returns>
    public bool Create(string name, VideoStreamSettings settings) => database.Write(writer => writer.Execute(
        "INSERT INTO video_streams (name, created_ms, retention_hours, media_type, device_name, kms_key_id, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
        name, time.GetUtcNow().ToUnixTimeMilliseconds(), settings.RetentionHours, settings.MediaType, settings.DeviceName, settings.KmsKeyId, NewVersion()) == 1);

    /// <summary>Sets how long video is kept.</summary>
    public void SetRetention(string name, int hours) => database.Write(writer => writer.Execute(
        "UPDATE video_streams SET retention_hours = ?2, version = ?3 WHERE name = ?1", name, hours, NewVersion()));

    /// <summary>Sets what is shown of the device and the media; <see langword="null"/> leaves what there is.</summary>
    public void Update(string name, string? deviceName, string? mediaType) => database.Write(writer => writer.Execute(
        "UPDATE video_streams SET device_name = COALESCE(?2, device_name), media_type = COALESCE(?3, media_type), version = ?4 WHERE name = ?1",
        name, deviceName, mediaType, NewVersion()));

    /// <summary>Deletes a stream and the rows of its fragments.</summary>
    public void Delete(string name) => database.Write(writer =>
    {
        writer.Execute("DELETE FROM video_fragments WHERE stream = ?1", name);
        writer.Execute("DELETE FROM video_stream_tags WHERE stream = ?1", name);
        writer.Execute("DELETE FROM video_streams WHERE name = ?1", name);
    });

    private static string NewVersion() => Guid.NewGuid().ToString("N")[..20];

    private VideoStream ToStream(SqliteDataReader row)
    {
        var created = row.GetInt64(1);
        return new(
            row.GetString(0), arns.Of("kinesisvideo", $"stream/{row.GetString(0)}/{created}"),
            new(row.GetInt32(2), row.Text(3), row.Text(4), row.Text(5)), row.GetString(6), DateTimeOffset.FromUnixTimeMilliseconds(created));
    }
}
