using System.Collections.Concurrent;
using System.Text.Json;
using FaceAspire.Emulator.Storage;
using FaceAspire.Matroska;
using Microsoft.Data.Sqlite;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>The fragments of streams: a row and a file each. Wakes those who wait for the next one. What is over its stream's retention is not seen.</summary>
internal sealed class FragmentStore(Database database, DataFolder folder, VideoStore streams, VideoLimits limits, TimeProvider time)
{
    private const string Select = "SELECT place, producer_ms, server_ms, length_ms, size, tags FROM video_fragments WHERE stream = ?1 AND server_ms >= ?2";
    private const int LongestFragment = 20_000; // milliseconds

    private readonly string _root = folder.Folder("video");
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new(StringComparer.Ordinal);

    /// <summary>Takes the next place in a stream, so that a fragment has its number when its first byte arrives.</summary>
    /// <returns><see langword="null"/> when the stream was deleted.</returns>
    public long? NextPlace(VideoStream stream) => database.Write(writer => writer.QueryFirst(
        "UPDATE video_streams SET last_place = last_place + 1 WHERE name = ?1 AND created_ms = ?2 RETURNING last_place",
        row => (long?)row.GetInt64(0), stream.Name, stream.CreatedAt.ToUnixTimeMilliseconds()));

    /// <summary>Stores a fragment: its file first, then its row, so that there is never half of one.</summary>
    /// <returns>The stream as it is now, or <see langword="null"/> when it was deleted.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<VideoStream?> AddAsync(VideoStream stream, StoredFragment fragment, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(FolderOf(stream));
        await using (var file = new FileStream(PathOf(stream, fragment), FileMode.Create, FileAccess.Write))
        {
            await file.WriteAsync(document, cancellationToken);
        }

        if (!Insert(stream, fragment))
        {
            Forget(stream);
            return null;
        }

        Wake(stream.Name);
        var current = streams.Find(null, stream.Arn);
        Trim(current ?? stream);
        return current;
    }

    /// <summary>Deletes the files of a stream that was deleted, and wakes who waits for more of them.</summary>
    public void Forget(VideoStream stream)
    {
        if (Directory.Exists(FolderOf(stream)))
        {
            Directory.Delete(FolderOf(stream), recursive: true);
        }

        Wake(stream.Name);
    }

    /// <summary>Deletes what is over a stream's retention, rows and files. A stream that keeps nothing has what the service buffers.</summary>
    public void Trim(VideoStream stream)
    {
        var trimmed = database.Write(writer => writer.Query(
            "DELETE FROM video_fragments WHERE stream = ?1 AND server_ms < ?2 RETURNING place", row => row.GetInt64(0), stream.Name, Oldest(stream)));
        if (stream.RetentionHours == 0)
        {
            trimmed.AddRange(database.Write(writer => writer.Query(
                """
                DELETE FROM video_fragments WHERE stream = ?1 AND place IN (
                    SELECT place FROM (SELECT place, SUM(size) OVER (ORDER BY place DESC) AS newer FROM video_fragments WHERE stream = ?1) WHERE newer > ?2)
                RETURNING place
                """,
                row => row.GetInt64(0), stream.Name, limits.MaxBufferBytes)));
        }

        trimmed.ForEach(place => File.Delete(PathOf(stream, place)));
    }

    /// <summary>Deletes files that a sudden end of the process left without a row.</summary>
    /// <param name="last">Each stream and its last place when the process began; what is being written now lies behind it.</param>
    public void RemoveOrphans(IReadOnlyList<(VideoStream Stream, long Place)> last)
    {
        var known = last.ToDictionary(one => FolderOf(one.Stream));
        foreach (var folder in Directory.EnumerateDirectories(_root))
        {
            if (!known.TryGetValue(folder, out var stream))
            {
                Directory.Delete(folder, recursive: true);
                continue;
            }

            var rows = database.Read(reader => reader.Query("SELECT place FROM video_fragments WHERE stream = ?1", row => row.GetInt64(0), stream.Stream.Name)).ToHashSet();
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                if (long.TryParse(Path.GetFileNameWithoutExtension(file), out var place) && place <= stream.Place && !rows.Contains(place))
                {
                    File.Delete(file);
                }
            }
        }
    }

    /// <summary>Waits until a fragment is stored after this call. Ask before reading, wait after finding nothing.</summary>
    public Task Arrival(VideoStream stream) => _arrivals.GetOrAdd(stream.Name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Fragments from a place on, in the order of arrival.</summary>
    public List<StoredFragment> From(VideoStream stream, long place, int limit) =>
        database.Read(reader => reader.Query($"{Select} AND place >= ?3 ORDER BY place LIMIT ?4", ToFragment, stream.Name, Oldest(stream), place, limit));

    /// <summary>The newest fragment, or <see langword="null"/>.</summary>
    public StoredFragment? Newest(VideoStream stream) =>
        database.Read(reader => reader.QueryFirst($"{Select} ORDER BY place DESC LIMIT 1", ToFragment, stream.Name, Oldest(stream)));

    /// <summary>The place behind which the newest fragments lie, as many as are asked for; 0 when there are no more than that.</summary>
    public long PlaceBehind(VideoStream stream, int count) => database.Read(reader => reader.QueryFirst(
        $"{Select} ORDER BY place DESC LIMIT 1 OFFSET ?3", ToFragment, stream.Name, Oldest(stream), count))?.Place ?? 0;

    /// <summary>Fragments that begin within a span of time, its ends included, in the order of arrival; only those behind a place.</summary>
    public List<StoredFragment> Beginning(VideoStream stream, TimeRange range, long afterPlace, int limit) => Query(
        stream, $"{Column(range.Clock)} >= ?3", range, afterPlace, limit);

    /// <summary>Fragments that play within a span of time, in the order of arrival: they begin in it, or before and reach into it.</summary>
    public List<StoredFragment> Playing(VideoStream stream, TimeRange range, int limit) => Query(
        stream, $"{Column(range.Clock)} + length_ms >= ?3 AND {Column(range.Clock)} >= ?3 - {LongestFragment}", range, 0, limit);

    /// <summary>The file of a fragment.</summary>
    public string PathOf(VideoStream stream, StoredFragment fragment) => PathOf(stream, fragment.Place);

    /// <summary>The bytes of a fragment, or <see langword="null"/> when it has just gone over its time.</summary>
    public async Task<byte[]?> ReadAsync(VideoStream stream, StoredFragment fragment, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(stream, fragment), cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private bool Insert(VideoStream stream, StoredFragment fragment) => database.Write(writer => writer.Execute(
        """
        INSERT INTO video_fragments (stream, place, producer_ms, server_ms, length_ms, size, tags)
        SELECT name, ?3, ?4, ?5, ?6, ?7, ?8 FROM video_streams WHERE name = ?1 AND created_ms = ?2
        """,
        stream.Name, stream.CreatedAt.ToUnixTimeMilliseconds(), fragment.Place, fragment.ProducerTime.ToUnixTimeMilliseconds(),
        fragment.ServerTime.ToUnixTimeMilliseconds(), (long)fragment.Length.TotalMilliseconds, fragment.Size, JsonSerializer.Serialize(fragment.Tags)) == 1);

    private List<StoredFragment> Query(VideoStream stream, string from, TimeRange range, long afterPlace, int limit) => database.Read(reader => reader.Query(
        $"{Select} AND {from} AND {Column(range.Clock)} <= ?4 AND place > ?5 ORDER BY place LIMIT ?6",
        ToFragment, stream.Name, Oldest(stream), range.From.ToUnixTimeMilliseconds(), range.To.ToUnixTimeMilliseconds(), afterPlace, limit));

    private string PathOf(VideoStream stream, long place) => Path.Combine(FolderOf(stream), $"{place:D12}.mkv");

    // Names are of letters, digits, '_', '.' and '-'. The time keeps apart a stream and the deleted one whose name it has.
    private string FolderOf(VideoStream stream) => Path.Combine(_root, $"{stream.Name}-{stream.CreatedAt.ToUnixTimeMilliseconds()}");

    private void Wake(string stream)
    {
        if (_arrivals.TryRemove(stream, out var waiting))
        {
            waiting.SetResult();
        }
    }

    private long Oldest(VideoStream stream) => stream.Oldest(time.GetUtcNow()).ToUnixTimeMilliseconds();

    private static string Column(FragmentClock clock) => clock == FragmentClock.Producer ? "producer_ms" : "server_ms";

    private static StoredFragment ToFragment(SqliteDataReader row) => new(
        row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        TimeSpan.FromMilliseconds(row.GetInt64(3)), row.GetInt64(4), JsonSerializer.Deserialize<List<MkvTag>>(row.GetString(5))!);
}
