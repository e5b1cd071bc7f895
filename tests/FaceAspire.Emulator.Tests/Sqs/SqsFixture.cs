using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Emulator.Sqs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FaceAspire.Emulator.Tests.Sqs;

/// <summary>An emulator whose clock stands still until it is moved, with SQS's client and its seam.</summary>
internal sealed class SqsFixture : IAsyncDisposable
{
    private readonly RunningEmulator _emulator;

    private SqsFixture(RunningEmulator emulator, FakeTimeProvider time)
    {
        (_emulator, Time) = (emulator, time);
        Client = emulator.Sqs();
        Queues = emulator.Services.GetRequiredService<Queues>();
    }

    public FakeTimeProvider Time { get; }

    public AmazonSQSClient Client { get; }

    public Queues Queues { get; }

    public RunningEmulator Emulator => _emulator;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SqsFixture> StartAsync()
    {
        var time = new FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        return new(await RunningEmulator.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time)), time);
    }

    public async Task<string> CreateAsync(string name, params (string Name, string Value)[] attributes)
    {
        var all = attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value);
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            all["FifoQueue"] = "true";
        }

        return (await Client.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = all }, Token)).QueueUrl;
    }

    public static string Arn(string name) => $"arn:aws:sqs:us-east-1:000000000000:{name}";

    public async Task SendAsync(string url, string group, string body, string? id = null) => await Client.SendMessageAsync(
        new SendMessageRequest { QueueUrl = url, MessageBody = body, MessageGroupId = group, MessageDeduplicationId = id ?? Guid.NewGuid().ToString() },
        Token);

    public async Task<List<Message>> ReceiveAsync(string url, int max = 10, int? visibility = null) => (await Client.ReceiveMessageAsync(
        new ReceiveMessageRequest
        {
            QueueUrl = url,
            MaxNumberOfMessages = max,
            VisibilityTimeout = visibility,
            MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        },
        Token)).Messages ?? [];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _emulator.DisposeAsync();
    }
}
