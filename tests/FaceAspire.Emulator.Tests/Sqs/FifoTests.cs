using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Tests.Sqs;

public sealed class FifoTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendMessageBatch_OneWithoutItsGroup_WholeBatchIsAnInvalidParameterValue()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("a.fifo");

        var e = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.Client.SendMessageBatchAsync(
            url,
            [new("1", "one") { MessageGroupId = "g", MessageDeduplicationId = "1" }, new("2", "two") { MessageDeduplicationId = "2" }],
            SqsFixture.Token));

        Assert.Equal(("InvalidParameterValue", "The request must contain the parameter MessageGroupId."), (e.ErrorCode, e.Message));
        Assert.Empty(await sqs.ReceiveAsync(url));
    }

    [Fact]
    public async Task Receive_OneGroup_InOrderAndBlockedUntilAllAreDeleted()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("alerts.fifo");
        foreach (var body in (string[])["1", "2", "3"])
        {
            await sqs.SendAsync(url, "g", body);
        }

        var first = await sqs.ReceiveAsync(url, max: 2);
        Assert.Equal(["1", "2"], first.Select(message => message.Body));
        Assert.Empty(await sqs.ReceiveAsync(url));
        await sqs.Client.DeleteMessageAsync(url, first[0].ReceiptHandle, Token);
        Assert.Empty(await sqs.ReceiveAsync(url)); // 2 is still in flight
        await sqs.Client.DeleteMessageAsync(url, first[1].ReceiptHandle, Token);

        Assert.Equal("3", Assert.Single(await sqs.ReceiveAsync(url)).Body);
    }

    [Fact]
    public async Task Receive_OneGroupBlocked_OtherGroupsFlow()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("alerts.fifo");
        await sqs.SendAsync(url, "a", "a1");
        await sqs.SendAsync(url, "a", "a2");
        await sqs.ReceiveAsync(url, max: 1);
        await sqs.SendAsync(url, "b", "b1");

        Assert.Equal("b1", Assert.Single(await sqs.ReceiveAsync(url)).Body);
    }

    [Fact]
    public async Task Receive_VisibilityRanOut_SameMessageFirstAgain()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("alerts.fifo", ("VisibilityTimeout", "10"));
        await sqs.SendAsync(url, "g", "1");
        await sqs.SendAsync(url, "g", "2");
        var first = Assert.Single(await sqs.ReceiveAsync(url, max: 1));

        sqs.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["1", "2"], (await sqs.ReceiveAsync(url)).Select(message => message.Body));
        var e = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.Client.DeleteMessageAsync(url, first.ReceiptHandle, Token));
        Assert.Equal("InvalidParameterValue", e.ErrorCode);
        Assert.Contains("expired", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_SameDeduplicationId_OnceInFiveMinutesEvenWhenDeleted()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("alerts.fifo");
        var first = await Send("visit-1");
        var message = Assert.Single(await sqs.ReceiveAsync(url));
        await sqs.Client.DeleteMessageAsync(url, message.ReceiptHandle, Token);

        sqs.Time.Advance(TimeSpan.FromSeconds(299));
        var second = await Send("visit-1");
        Assert.Empty(await sqs.ReceiveAsync(url));
        Assert.Equal((first.MessageId, first.SequenceNumber), (second.MessageId, second.SequenceNumber));
        Assert.Equal(20, first.SequenceNumber.Length);

        sqs.Time.Advance(TimeSpan.FromSeconds(1));
        var third = await Send("visit-1");
        Assert.Single(await sqs.ReceiveAsync(url));
        Assert.True(string.CompareOrdinal(first.SequenceNumber, third.SequenceNumber) < 0);

        Task<SendMessageResponse> Send(string id) => sqs.Client.SendMessageAsync(
            new SendMessageRequest { QueueUrl = url, MessageBody = "hello", MessageGroupId = "g", MessageDeduplicationId = id }, Token);
    }

    [Fact]
    public async Task Send_ContentBasedDeduplication_SameBodyOnce()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("alerts.fifo", ("ContentBasedDeduplication", "true"));
        foreach (var body in (string[])["same", "same", "other"])
        {
            await sqs.Client.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = body, MessageGroupId = "g" }, Token);
        }

        Assert.Equal(["same", "other"], (await sqs.ReceiveAsync(url)).Select(message => message.Body));
    }

    [Theory]
    [InlineData(null, "id", 0, "MissingParameter")]
    [InlineData("g", null, 0, "InvalidParameterValue")]
    [InlineData("g", "with space", 0, "InvalidParameterValue")]
    [InlineData("g", "id", 5, "InvalidParameterValue")]
    public async Task Send_WrongInput_AwsErrorCode(string? group, string? id, int delay, string code)
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("alerts.fifo");

        var e = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.Client.SendMessageAsync(
            new SendMessageRequest { QueueUrl = url, MessageBody = "x", MessageGroupId = group, MessageDeduplicationId = id, DelaySeconds = delay },
            Token));

        Assert.Equal(code, e.ErrorCode);
    }

    [Fact]
    public async Task Receive_TooOften_GroupGoesOnAndTheDeadLetterKeepsIt()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var failed = await sqs.CreateAsync("failed.fifo");
        var url = await sqs.CreateAsync(
            "alerts.fifo", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{SqsFixture.Arn("failed.fifo")}}","maxReceiveCount":1}"""));
        await sqs.SendAsync(url, "g", "poison");
        await sqs.SendAsync(url, "g", "good");
        await sqs.ReceiveAsync(url, max: 1, visibility: 0);

        Assert.Equal("good", Assert.Single(await sqs.ReceiveAsync(url)).Body);

        var moved = Assert.Single(await sqs.ReceiveAsync(failed));
        Assert.Equal(("poison", "g"), (moved.Body, moved.Attributes["MessageGroupId"]));
    }

    [Fact]
    public async Task Receive_ManyReceivers_EachGroupInOrderAndNeverTwoAtOnce()
    {
        await using var sqs = await SqsFixture.StartAsync();
        await sqs.CreateAsync("alerts.fifo");
        var arn = SqsFixture.Arn("alerts.fifo");
        const int Groups = 5;
        const int Each = 20;
        for (var i = 0; i < Each; i++)
        {
            for (var g = 0; g < Groups; g++)
            {
                sqs.Queues.Send(arn, $"{i}", $"g{g}", $"{g}-{i}");
            }
        }

        var (seen, left) = (new System.Collections.Concurrent.ConcurrentDictionary<string, int>(), Groups * Each);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                while (Volatile.Read(ref left) > 0)
                {
                    foreach (var message in await sqs.Queues.ReceiveFromAsync(QueueName.FromArn(arn), 2, TimeSpan.Zero, null, Token))
                    {
                        var expected = seen.AddOrUpdate(message.Attributes["MessageGroupId"], 1, (_, count) => count + 1) - 1;
                        Assert.Equal($"{expected}", message.Body);
                        sqs.Queues.Delete(arn, message.ReceiptHandle);
                        Interlocked.Decrement(ref left);
                    }
                }
            },
            Token)));

        Assert.Equal(Groups, seen.Count);
        Assert.All(seen.Values, count => Assert.Equal(Each, count));
    }
}
