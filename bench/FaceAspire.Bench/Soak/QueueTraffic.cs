using System.Diagnostics;
using System.Text.Json;

namespace FaceAspire.Soak;

/// <summary>SQS: messages that are sent, received, and mostly deleted; others come again. Each is sent until that is acknowledged.</summary>
/// <param name="isFifo">Which kind of queue.</param>
/// <param name="visibility">The queue's visibility timeout, in whole seconds: after so long they come again.</param>
internal sealed class QueueTraffic(bool isFifo, TimeSpan visibility) : ITraffic
{
    private const int Groups = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _queue = isFifo ? "soak.fifo" : "soak";
    private readonly MessageLedger _ledger = new(isFifo, visibility);
    private readonly SemaphoreSlim[] _senders = [.. Enumerable.Range(0, Groups).Select(_ => new SemaphoreSlim(1))];

    public async Task PrepareAsync(SoakClient client)
    {
        Dictionary<string, string> attributes = new() { ["VisibilityTimeout"] = $"{visibility.TotalSeconds:0}" };
        if (isFifo)
        {
            attributes["FifoQueue"] = "true";
        }

        await client.CallAsync("AmazonSQS.CreateQueue", new { QueueName = _queue, Attributes = attributes });
    }

    public Task StepAsync(SoakClient client, int worker) => Random.Shared.Next(2) == 0 ? SendAsync(client) : ReceiveAsync(client, wait: 0);

    public async Task VerifyAsync(SoakClient client, bool isLast)
    {
        var since = Stopwatch.GetTimestamp();
        while (isLast && _ledger.Missing() is { } missing)
        {
            await ReceiveAsync(client, wait: 5, keepSome: false);
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new SoakViolation($"{_queue}: message {missing} was acknowledged and is not there.");
            }
        }
    }

    private async Task SendAsync(SoakClient client)
    {
        var group = Random.Shared.Next(Groups);
        await _senders[group].WaitAsync(); // one after the other within a group: there is an order to keep
        try
        {
            var number = _ledger.NextToSend(group);
            var body = $"{group} {number}";
            await client.CallAsync("AmazonSQS.SendMessage", isFifo
                ? new { QueueUrl = client.Queue(_queue), MessageBody = body, MessageGroupId = $"{group}", MessageDeduplicationId = $"{group}-{number}" }
                : new { QueueUrl = client.Queue(_queue), MessageBody = body });
            _ledger.Sent(group, number);
        }
        finally
        {
            _senders[group].Release();
        }
    }

    private async Task ReceiveAsync(SoakClient client, int wait, bool keepSome = true)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await client.CallAsync(
            "AmazonSQS.ReceiveMessage", new { QueueUrl = client.Queue(_queue), MaxNumberOfMessages = 10, WaitTimeSeconds = wait });
        if (!answer.TryGetProperty("Messages", out var messages))
        {
            return;
        }

        var received = messages.EnumerateArray().Select(message => (Handle: message.GetProperty("ReceiptHandle").GetString()!, Parts: Parts(message))).ToList();
        _ledger.Received([.. received.Select(one => one.Parts)], began);
        foreach (var (handle, (group, number)) in received)
        {
            if (keepSome && Random.Shared.Next(50) == 0)
            {
                return; // it, and those behind it, come again
            }

            if (_ledger.MayDelete(group, number))
            {
                await client.CallAsync("AmazonSQS.DeleteMessage", new { QueueUrl = client.Queue(_queue), ReceiptHandle = handle });
                _ledger.Deleted(group, number);
            }
        }
    }

    private static (int Group, int Number) Parts(JsonElement message)
    {
        var parts = message.GetProperty("Body").GetString()!.Split(' ');
        return (int.Parse(parts[0]), int.Parse(parts[1]));
    }
}
