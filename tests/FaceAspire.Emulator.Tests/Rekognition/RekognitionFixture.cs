using System.Diagnostics;
using System.Text.Json;
using Amazon.Rekognition;
using Amazon.Runtime;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Rekognition;
using FaceAspire.Faces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Emulator.Tests.Rekognition;

/// <summary>An emulator with a face engine, the classic one unless told otherwise, and a collection <c>people</c>.</summary>
internal sealed class RekognitionFixture : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::000000000000:role/r";

    private RekognitionFixture(RunningEmulator emulator)
    {
        Emulator = emulator;
        Wire = new(emulator.Endpoint);
        Client = new(new() { Credentials = new BasicAWSCredentials("test", "test"), Region = "us-east-1", Endpoint = emulator.Endpoint });
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public RunningEmulator Emulator { get; }

    public AwsWire Wire { get; }

    /// <summary>Our own client.</summary>
    public AmazonRekognitionClient Client { get; }

    public static async Task<RekognitionFixture> StartAsync(
        TemporaryFolder? folder = null, Func<IFaceEngine>? engine = null, Task<FaceEngineChoice>? choose = null)
    {
        choose ??= Task.FromResult(new FaceEngineChoice(engine ?? Classic, "for a test", isFitForPhotos: engine is not null));
        var fixture = new RekognitionFixture(await RunningEmulator.StartAsync(builder =>
        {
            builder.Services.AddSingleton<ChooseFaceEngine>((_, _) => choose);
            builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
            folder?.Use(builder.Configuration);
        }));
        await fixture.CallAsync("CreateCollection", new { CollectionId = "people" });
        return fixture;
    }

    public Task<WireAnswer> CallAsync(string operation, object request) => Wire.CallAsync($"RekognitionService.{operation}", request);

    public Task<WireAnswer> IndexAsync(byte[] picture, string? externalImageId = null, int? maxFaces = null, string? filter = null) => CallAsync(
        "IndexFaces",
        new { CollectionId = "people", Image = new { Bytes = picture }, ExternalImageId = externalImageId, MaxFaces = maxFaces, QualityFilter = filter });

    /// <summary>Indexes a picture of one face.</summary>
    /// <returns>The face's id.</returns>
    public async Task<string> IndexOneAsync(byte[] picture, string? externalImageId = null) =>
        (await IndexAsync(picture, externalImageId))["FaceRecords"].EnumerateArray().Single().GetProperty("Face").GetProperty("FaceId").GetString()!;

    public async Task<JsonElement[]> FacesAsync() =>
        [.. (await CallAsync("ListFaces", new { CollectionId = "people" }))["Faces"].EnumerateArray()];

    /// <summary>Creates a video stream, a data stream, and a processor from one to the other, all of one name.</summary>
    public async Task<WireAnswer> CreateProcessorAsync(string name = "cam")
    {
        var video = await Wire.PostAsync("/createStream", new { StreamName = name, DataRetentionInHours = 1 });
        await Wire.CallAsync("Kinesis_20131202.CreateStream", new { StreamName = name });
        return await CallAsync("CreateStreamProcessor", ProcessorRequest(name, video.Text("StreamARN"), DataArn(name)));
    }

    public static string DataArn(string name) => $"arn:aws:kinesis:us-east-1:000000000000:stream/{name}";

    public static Dictionary<string, object?> ProcessorRequest(string name, string videoArn, string dataArn) => new()
    {
        ["Name"] = name,
        ["Input"] = new { KinesisVideoStream = new { Arn = videoArn } },
        ["Output"] = new { KinesisDataStream = new { Arn = dataArn } },
        ["RoleArn"] = Role,
        ["Settings"] = new { FaceSearch = new { CollectionId = "people", FaceMatchThreshold = 85.5 } },
    };

    public async Task<string> StatusAsync(string name = "cam") => (await CallAsync("DescribeStreamProcessor", new { Name = name })).Text("Status");

    /// <summary>How a processor is described once its status is another.</summary>
    public async Task<WireAnswer> DescribedOnceNotAsync(string status, string name = "cam")
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            var described = await CallAsync("DescribeStreamProcessor", new { Name = name });
            if (described.Text("Status") != status)
            {
                return described;
            }

            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), $"{name} is still {status}.");
        }
    }

    /// <summary>Puts media, its timecodes counting from the clock's time.</summary>
    public async Task PutMediaAsync(byte[] media, string stream = "cam")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/putMedia") { Content = new ByteArrayContent(media) };
        request.Headers.Add("x-amzn-stream-name", stream);
        request.Headers.Add("x-amzn-fragment-timecode-type", "RELATIVE");
        request.Headers.Add("x-amzn-producer-start-timestamp", "1767323045");
        using var response = await Wire.Http.SendAsync(request, Token);
        Assert.DoesNotContain("ERROR", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>The first records of a data stream, once so many are there.</summary>
    public async Task<List<StoredRecord>> RecordsAsync(int count, string stream = "cam")
    {
        var streams = Emulator.Services.GetRequiredService<StreamStore>();
        while (true)
        {
            var arrival = streams.Arrival(stream);
            if (streams.Read(stream, shard: 0, 1, 1000) is var records && records.Count >= count)
            {
                return records;
            }

            await arrival.WaitAsync(TimeSpan.FromSeconds(60), Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        Client.Dispose();
        await Emulator.DisposeAsync();
    }

    private static ClassicFaceEngine Classic()
    {
        try
        {
            return new();
        }
        catch (FaceModelException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }
}
