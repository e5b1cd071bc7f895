using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Emulator.Tests.Kinesis;

/// <summary>An emulator whose clock stands still until it is moved, with a stream <c>s</c>.</summary>
internal sealed class KinesisFixture : IAsyncDisposable
{
    public const string Shard = "shardId-000000000000";
    private readonly AwsWire _wire;

    private KinesisFixture(RunningEmulator emulator, FakeTimeProvider time)
    {
        (Emulator, Time) = (emulator, time);
        _wire = new(emulator.Endpoint);
    }

    public RunningEmulator Emulator { get; }

    public FakeTimeProvider Time { get; }

    public static async Task<KinesisFixture> StartAsync(TemporaryFolder? folder = null, int shards = 1, bool limited = false)
    {
        var time = new FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var fixture = new KinesisFixture(
            await RunningEmulator.StartAsync(builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Configuration["Emulator:Kinesis:EnforceThroughput"] = $"{limited}"; // the clock stands still, so nothing would come back
                folder?.Use(builder.Configuration);
            }),
            time);
        await fixture.CallAsync("CreateStream", new { StreamName = "s", ShardCount = shards });
        return fixture;
    }

    public Task<WireAnswer> CallAsync(string operation, object request) => _wire.CallAsync($"Kinesis_20131202.{operation}", request);

    public async Task<string> PutAsync(string data, string key = "k") =>
        (await CallAsync("PutRecord", new { StreamName = "s", Data = Bytes(data), PartitionKey = key })).Text("SequenceNumber");

    public async Task<string> IteratorAsync(string type, string? sequenceNumber = null, double? timestamp = null, string shard = Shard) =>
        (await CallAsync(
            "GetShardIterator",
            new { StreamName = "s", ShardId = shard, ShardIteratorType = type, StartingSequenceNumber = sequenceNumber, Timestamp = timestamp }))
        .Text("ShardIterator");

    public Task<WireAnswer> ReadAsync(string iterator, int? limit = null) => CallAsync("GetRecords", new { ShardIterator = iterator, Limit = limit });

    /// <summary>The data of all records that an iterator leads to.</summary>
    public async Task<string[]> DataAsync(string iterator) => Data(await ReadAsync(iterator));

    public static string[] Data(WireAnswer answer) =>
        [.. answer["Records"].EnumerateArray().Select(record => System.Text.Encoding.UTF8.GetString(record.GetProperty("Data").GetBytesFromBase64()))];

    public static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    public static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    public async ValueTask DisposeAsync()
    {
        _wire.Dispose();
        await Emulator.DisposeAsync();
    }
}
