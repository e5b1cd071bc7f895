using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Microsoft.Extensions.Configuration;

namespace FaceAspire.Emulator.Tests.S3;

/// <summary>An emulator with a bucket, AWS's own clients, and a bare one.</summary>
internal sealed class S3Fixture : IAsyncDisposable
{
    public const string Bucket = "faces";

    private S3Fixture(RunningEmulator emulator)
    {
        Emulator = emulator;
        Client = emulator.S3();
        Sqs = emulator.Sqs();
        Http = new HttpClient { BaseAddress = emulator.Endpoint };
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public RunningEmulator Emulator { get; }

    public AmazonS3Client Client { get; }

    public AmazonSQSClient Sqs { get; }

    public HttpClient Http { get; }

    public static async Task<S3Fixture> StartAsync(string? folder = null)
    {
        var fixture = new S3Fixture(await RunningEmulator.StartAsync(builder =>
        {
            if (folder is not null)
            {
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Emulator:Ephemeral"] = "false",
                    ["Emulator:DataPath"] = folder,
                });
            }
        }));
        await fixture.Client.PutBucketAsync(Bucket, Token);
        return fixture;
    }

    public Task<PutObjectResponse> PutAsync(string key, string content, Action<PutObjectRequest>? configure = null)
    {
        var request = new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = content };
        configure?.Invoke(request);
        return Client.PutObjectAsync(request, Token);
    }

    public async Task<string> ReadAsync(string key)
    {
        using var response = await Client.GetObjectAsync(Bucket, key, Token);
        using var reader = new StreamReader(response.ResponseStream);
        return await reader.ReadToEndAsync(Token);
    }

    /// <summary>The code of the error that a call ends with.</summary>
    public static async Task<string> ErrorAsync(Func<Task> call) => (await Assert.ThrowsAnyAsync<AmazonS3Exception>(call)).ErrorCode;

    /// <summary>A queue that gets the bucket's events; the test message is out of it already.</summary>
    public async Task<string> NotifyAsync(string suffix = "", params string[] events)
    {
        var url = (await Sqs.CreateQueueAsync("uploads", Token)).QueueUrl;
        await Client.PutBucketNotificationAsync(
            new PutBucketNotificationRequest
            {
                BucketName = Bucket,
                QueueConfigurations =
                [
                    new()
                    {
                        Id = "rule", Queue = "arn:aws:sqs:us-east-1:000000000000:uploads",
                        Events = events.Select(name => new EventType(name)).ToList(),
                        Filter = suffix.Length == 0 ? null : new() { S3KeyFilter = new() { FilterRules = [new("suffix", suffix)] } },
                    },
                ],
            },
            Token);
        Assert.Equal("s3:TestEvent", (await EventsAsync(url)).Single().GetProperty("Event").GetString());
        return url;
    }

    /// <summary>What is in the queue, taken out, oldest first.</summary>
    public async Task<List<JsonElement>> EventsAsync(string url)
    {
        var bodies = new List<JsonElement>();
        while ((await Sqs.ReceiveMessageAsync(url, Token)).Messages is [var message])
        {
            using var json = JsonDocument.Parse(message.Body);
            bodies.Add(json.RootElement.Clone());
            await Sqs.DeleteMessageAsync(url, message.ReceiptHandle, Token);
        }

        return bodies;
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await Http.SendAsync(request, Token);
        return (response.StatusCode, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Token)));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Sqs.Dispose();
        Http.Dispose();
        await Emulator.DisposeAsync();
    }

    /// <summary>Ends when a data folder holds so many files of contents.</summary>
    public static Task FilesAsync(string folder, int count) => Task.Run(async () =>
    {
        while (Directory.GetFiles(Path.Combine(folder, "s3", "files"), "*", SearchOption.AllDirectories).Length != count)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    });
}
