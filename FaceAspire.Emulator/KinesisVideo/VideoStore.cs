using System.Collections.Concurrent;
using System.Text.Json;
using FaceAspire.Emulator.Storage;
using FaceAspire.Matroska;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>Streams and their fragments: a row and a file each. Wakes those who wait for the next fragment.</summary>
internal sealed class VideoStore(Database database, DataFolder folder, Arns arns, TimeProvider time)
{
    /// <summary>The tables.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS video_streams (
            name TEXT PRIMARY KEY, created_ms INTEGER NOT NULL, retention_hours INTEGER NOT NULL, media_type TEXT, version TEXT NOT NULL, last_place INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS video_fragments (
            stream TEXT NOT NULL, place INTEGER NOT NULL, producer_ms INTEGER NOT NULL, server_ms INTEGER NOT NULL, length_ms INTEGER NOT NULL,
            size INTEGER NOT NULL, tags TEXT NOT NULL, PRIMARY KEY (stream, place)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS video_fragments_by_producer ON video_fragments (stream, producer_ms);
        CREATE INDEX IF NOT EXISTS video_fragments_by_server ON video_fragments (stream, server_ms);
        """;

    /// <summary>What a stream without retention still holds, for those who read it now.</summary>
    private static readonly TimeSpan ServiceBuffer = TimeSpan.FromMinutes(5);

    private readonly string _root = folder.Folder("video");
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new(StringComparer.Ordinal);

    /// <summary>Finds a stream by name or by ARN.</summary>
    public VideoStream? Find(string? name, string? arn) => (name ?? NameOf(arn)) is { } wanted
        ? database.Read(reader => reader.QueryFirst($"{SelectStream} WHERE name = ?1", ToStream, wanted))
        : null;

    /// <summary>All streams, in order of name.</summary>
    public List<VideoStream> All() => database.Read(reader => reader.Query($"{SelectStream} ORDER BY name", ToStream));

    /// <summary>Creates a stream.</summary>
    /// <returns><see langword="false"/> when there is one of that name.</returns>
    public bool Create(string name, int retentionHours, string? mediaType) => database.Write(writer => writer.Execute(
        "INSERT INTO video_streams (name, created_ms, retention_hours, media_type, version) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        name, time.GetUtcNow().ToUnixTimeMilliseconds(), retentionHours, mediaType, NewVersion()) == 1);

    /// <summary>Sets how long video is kept.</summary>
    public void SetRetention(string name, int hours) => database.Write(writer => writer.Execute(
        "UPDATE video_streams SET retention_hours = ?2, version = ?3 WHERE name = ?1", name, hours, NewVersion()));

    /// <summary>Deletes a stream and its video.</summary>
    public void Delete(string name)
    {
        database.Write(writer =>
        {
            writer.Execute("DELETE FROM video_fragments WHERE stream = ?1", name);
            writer.Execute("DELETE FROM video_streams WHERE name = ?1", name);
        });
        if (Directory.Exists(FolderOf(name)))
        {
            Directory.Delete(FolderOf(name), recursive: true);
        }
    }

    /// <summary>Takes the next place in a stream, so that a fragment has its number when its first byte arrives.</summary>
    public long NextPlace(string stream) => database.Write(writer => writer.QueryFirst(
        "UPDATE video_streams SET last_place = last_place + 1 WHERE name = ?1 RETURNING last_place", row => row.GetInt64(0), stream));

    /// <summary>Stores a fragment: its file first, then its row, so that there is never half of one.</summary>
    public async Task AddAsync(VideoStream stream, StoredFragment fragment, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        var path = PathOf(stream.Name, fragment.Place);
        Directory.CreateDirectory(FolderOf(stream.Name));
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write))
        {
            await file.WriteAsync(document, cancellationToken);
        }

        database.Write(writer => writer.Execute(
            "INSERT INTO video_fragments (stream, place, producer_ms, server_ms, length_ms, size, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            stream.Name, fragment.Place, fragment.ProducerTime.ToUnixTimeMilliseconds(), fragment.ServerTime.ToUnixTimeMilliseconds(),
            (long)fragment.Length.TotalMilliseconds, fragment.Size, JsonSerializer.Serialize(fragment.Tags)));
        Wake(stream.Name);
        Trim(stream);
    }

    /// <summary>Waits until a fragment is stored after this call. Ask before reading, wait after finding nothing.</summary>
    public Task Arrival(string stream) => _arrivals.GetOrAdd(stream, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Fragments from a place on, in the order of arrival.</summary>
    public List<StoredFragment> From(string stream, long place, int limit) => database.Read(reader => reader.Query(
        $"{SelectFragment} WHERE stream = ?1 AND place >= ?2 ORDER BY place LIMIT ?3", ToFragment, stream, place, limit));

    /// <summary>The newest fragment, or <see langword="null"/>.</summary>
    public StoredFragment? Newest(string stream) => database.Read(reader => reader.QueryFirst(
        $"{SelectFragment} WHERE stream = ?1 ORDER BY place DESC LIMIT 1", ToFragment, stream));

    /// <summary>Fragments that begin within a span of time, or reach into it, by place.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="clock">Whose clock.</param>
    /// <param name="from">The span's beginning.</param>
    /// <param name="to">The span's end.</param>
    /// <param name="afterPlace">Only those behind a place.</param>
    /// <param name="limit">At most so many.</param>
    public List<StoredFragment> Between(string stream, FragmentClock clock, DateTimeOffset from, DateTimeOffset to, long afterPlace, int limit)
    {
        var column = clock == FragmentClock.Producer ? "producer_ms" : "server_ms";
        return database.Read(reader => reader.Query(
            $"{SelectFragment} WHERE stream = ?1 AND {column} <= ?3 AND {column} + length_ms >= ?2 AND {column} >= ?2 - 20000 AND place > ?4 ORDER BY place LIMIT ?5",
            ToFragment, stream, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), afterPlace, limit));
    }

    /// <summary>The file of a fragment.</summary>
    public string PathOf(string stream, long place) => Path.Combine(FolderOf(stream), $"{place:D12}.mkv");

    private const string SelectStream = "SELECT name, created_ms, retention_hours, media_type, version FROM video_streams";

    private const string SelectFragment = "SELECT place, producer_ms, server_ms, length_ms, size, tags FROM video_fragments";

    // Names are of letters, digits, '_', '.' and '-'; the prefix keeps '.' and '..' from being folders of another kind.
    private string FolderOf(string stream) => Path.Combine(_root, $"s-{stream}");

    private void Wake(string stream)
    {
        if (_arrivals.TryRemove(stream, out var waiting))
        {
            waiting.SetResult();
        }
    }

    private void Trim(VideoStream stream)
    {
        var keep = stream.RetentionHours > 0 ? TimeSpan.FromHours(stream.RetentionHours) : ServiceBuffer;
        var oldest = (time.GetUtcNow() - keep).ToUnixTimeMilliseconds();
        var trimmed = database.Write(writer => writer.Query(
            "DELETE FROM video_fragments WHERE stream = ?1 AND server_ms < ?2 RETURNING place", row => row.GetInt64(0), stream.Name, oldest));
        foreach (var place in trimmed)
        {
            File.Delete(PathOf(stream.Name, place));
        }
    }

    private static string? NameOf(string? arn) => arn?.Split('/') is [_, var name, ..] ? name : null;

    private static string NewVersion() => Guid.NewGuid().ToString("N")[..20];

    private VideoStream ToStream(SqliteDataReader row)
    {
        var created = row.GetInt64(1);
        return new(
            row.GetString(0), arns.Of("kinesisvideo", $"stream/{row.GetString(0)}/{created}"), row.GetInt32(2), row.Text(3), row.GetString(4),
            DateTimeOffset.FromUnixTimeMilliseconds(created));
    }

    private static StoredFragment ToFragment(SqliteDataReader row) => new(
        row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        TimeSpan.FromMilliseconds(row.GetInt64(3)), row.GetInt64(4), JsonSerializer.Deserialize<List<MkvTag>>(row.GetString(5))!);
}
