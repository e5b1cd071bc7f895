using System.Text.Json;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Matroska;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.KinesisVideo;

/// <summary>An emulator whose clock stands still until it is moved, with a stream <c>cam</c> that keeps its video for two hours.</summary>
internal sealed class VideoFixture : IAsyncDisposable
{
    public const double Start = 1_767_323_045; // of the clock, in seconds since 1970

    private VideoFixture(RunningEmulator emulator, WatchedTime time)
    {
        (Emulator, Time) = (emulator, time);
        Wire = new(emulator.Endpoint);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public RunningEmulator Emulator { get; }

    public WatchedTime Time { get; }

    public AwsWire Wire { get; }

    public static async Task<VideoFixture> StartAsync(TemporaryFolder? folder = null, params (string Limit, string Value)[] limits)
    {
        var time = new WatchedTime();
        var fixture = new VideoFixture(
            await RunningEmulator.StartAsync(builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                folder?.Use(builder.Configuration);
                builder.Configuration.AddInMemoryCollection(limits.Select(limit => KeyValuePair.Create($"Emulator:Video:{limit.Limit}", (string?)limit.Value)));
            }),
            time);
        await fixture.CreateAsync("cam", hours: 2);
        return fixture;
    }

    public Task<WireAnswer> CreateAsync(string name, int hours) =>
        Wire.PostAsync("/createStream", new { StreamName = name, DataRetentionInHours = hours, MediaType = "video/h264" });

    public async Task DeleteAsync(string name) =>
        Assert.Null((await Wire.PostAsync("/deleteStream", new { StreamARN = (await DescribeAsync(name)).GetProperty("StreamARN").GetString() })).Error);

    public async Task<JsonElement> DescribeAsync(string name) => (await Wire.PostAsync("/describeStream", new { StreamName = name }))["StreamInfo"];

    /// <summary>Puts a whole document, its timecodes counting from <see cref="Start"/>.</summary>
    /// <returns>What the service said: <c>PERSISTED 1000</c>, <c>ERROR 4004</c>.</returns>
    public async Task<string[]> PutAsync(byte[] media, string stream = "cam")
    {
        using var response = await SendAsync(
            media, ("x-amzn-stream-name", stream), ("x-amzn-fragment-timecode-type", "RELATIVE"), ("x-amzn-producer-start-timestamp", $"{Start}"));
        Assert.Equal(200, (int)response.StatusCode);
        return [.. Acks(await response.Content.ReadAsStringAsync(Token)).Select(Short)];
    }

    /// <summary>Sends a PutMedia request with any headers.</summary>
    public async Task<HttpResponseMessage> SendAsync(byte[] media, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/putMedia") { Content = new ByteArrayContent(media) };
        foreach (var (name, value) in headers)
        {
            _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return await Wire.Http.SendAsync(request, Token);
    }

    /// <summary>Connects as our producer does; timecodes are absolute.</summary>
    public Task<PutMediaConnection> OpenAsync(string stream = "cam") =>
        new PutMediaClient(new() { Credentials = new Amazon.Runtime.BasicAWSCredentials("test", "test"), Region = "us-east-1" })
            .OpenAsync(Emulator.Endpoint, stream, Time.GetUtcNow(), Token);

    /// <summary>All that GetMedia gives until it ends.</summary>
    public async Task<byte[]> GetMediaAsync(object startSelector)
    {
        using var response = await GetMediaResponseAsync(startSelector);
        response.EnsureSuccessStatusCode();
        return await Time.AdvanceUntilAsync(Patience, response.Content.ReadAsByteArrayAsync(Token));
    }

    public async Task<HttpResponseMessage> GetMediaResponseAsync(object startSelector)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/getMedia")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { StreamName = "cam", StartSelector = startSelector }, options: JsonSerializerOptions.Default),
        };
        return await Wire.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    /// <summary>The timecodes of a document's clusters, in seconds.</summary>
    public static IEnumerable<double> Timecodes(byte[] media) =>
        MkvReader.Read(media).OfType<MkvEvent.ClusterStarted>().Select(cluster => cluster.Timecode.TotalSeconds);

    public async Task<JsonElement[]> FragmentsAsync(string stream = "cam") =>
        [.. (await Wire.PostAsync("/listFragments", new { StreamName = stream }))["Fragments"].EnumerateArray()];

    public static IEnumerable<JsonElement> Acks(string lines) =>
        lines.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    public static string Short(JsonElement ack) => ack.GetProperty("EventType").GetString() switch
    {
        "ERROR" => $"ERROR {(ack.TryGetProperty("ErrorId", out var id) ? id : ack.GetProperty("ErrorCode"))} {ack.GetProperty("FragmentTimecode")}",
        "IDLE" => "IDLE",
        var type => $"{type} {ack.GetProperty("FragmentTimecode")}",
    };

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        await Emulator.DisposeAsync();
    }

    private static TimeSpan Patience => FaceAspire.Emulator.KinesisVideo.GetMedia.Patience;
}
