using Microsoft.Data.Sqlite;

namespace FaceAspire.Bench;

/// <summary>How long the emulator takes to open a folder with a million messages and a gigabyte of records, beside an empty one.</summary>
internal static class OpenBenchmark
{
    private const int Runs = 7;

    /// <summary>As rows, since a million calls would take a while.</summary>
    private const string Fill = """
        INSERT INTO sqs_queues (name, created, modified, attributes, tags) VALUES ('full', 0, 0, '{}', '{}');
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000000)
        INSERT INTO sqs_messages (queue, visible, expires, sent, message_id, md5, body)
        SELECT (SELECT id FROM sqs_queues WHERE name = 'full'), 0, 9000000000000, 0, hex(randomblob(16)), hex(randomblob(16)), 'message ' || n FROM numbers;
        INSERT INTO kinesis_streams (name, retention_hours, created_ms, mode, shards, last_place) VALUES ('full', 8760, 0, 'PROVISIONED', 1, 1000);
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000)
        INSERT INTO kinesis_records (stream, shard, place, partition_key, key_hash, data, arrived_ms) SELECT 'full', 0, n, 'k', 0, randomblob(1000000), 9000000000000 FROM numbers;
        """;

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var (empty, full) = (Directory.CreateTempSubdirectory("faceaspire-open-"), Directory.CreateTempSubdirectory("faceaspire-open-"));
        try
        {
            await OpenAsync(empty);
            await OpenAsync(full);
            using (var database = new SqliteConnection($"Data Source={Path.Combine(full.FullName, "emulator.db")};Pooling=False"))
            {
                database.Open();
                using var fill = database.CreateCommand();
                fill.CommandText = Fill;
                fill.ExecuteNonQuery();
            }

            var times = new List<(double Full, double Empty)>();
            for (var run = 0; run < Runs; run++)
            {
                times.Add((await OpenAsync(full), await OpenAsync(empty)));
            }

            var (of, beside) = (Statistics.Median(times.Select(time => time.Full)), Statistics.Median(times.Select(time => time.Empty)));
            var bytes = full.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            return
            [
                new(
                    $"emulator with 1,000,000 messages, {bytes / 1e9:0.0} GB in all: process start to healthy, {Runs} runs",
                    Statistics.Milliseconds(of), Statistics.Milliseconds(times.Max(time => time.Full)), $"an empty folder: {Statistics.Ratio(of / beside)}", "1.1x"),
            ];
        }
        finally
        {
            empty.Delete(recursive: true);
            full.Delete(recursive: true);
        }
    }

    /// <summary>Starts it, and kills it again.</summary>
    private static async Task<double> OpenAsync(DirectoryInfo folder)
    {
        using var emulator = await StartBenchmark.EmulatorAsync(RunningServer.FreePort(), folder.FullName);
        return emulator.StartTime.TotalMilliseconds;
    }
}
