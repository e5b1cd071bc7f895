using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace FaceAspire.Emulator.Tests.Sqs;

public sealed class MessageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAndReceive_BodyAndAttributes_ComeBackAndTheClientAgreesWithTheDigests()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        await sqs.Client.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = url,
                MessageBody = "Zoë 👋 <b>&amp;\r\n",
                MessageAttributes = new()
                {
                    ["text"] = new() { DataType = "String", StringValue = "ünï" },
                    ["count"] = new() { DataType = "Number.int", StringValue = "42" },
                    ["bytes"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0, 255, 7]) },
                },
            },
            Token);

        var message = Assert.Single(await sqs.ReceiveAsync(url)); // the SDK itself verifies MD5OfBody and MD5OfMessageAttributes

        Assert.Equal("Zoë 👋 <b>&amp;\r\n", message.Body);
        Assert.Equal("ünï", message.MessageAttributes["text"].StringValue);
        Assert.Equal("Number.int", message.MessageAttributes["count"].DataType);
        Assert.Equal([0, 255, 7], message.MessageAttributes["bytes"].BinaryValue.ToArray());
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("1767323045000", message.Attributes["SentTimestamp"]);
    }

    [Fact]
    public async Task Receive_WithinTheVisibilityTimeout_HiddenThenBackWithANewHandle()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads", ("VisibilityTimeout", "30"));
        await sqs.Client.SendMessageAsync(url, "one", Token);
        var first = Assert.Single(await sqs.ReceiveAsync(url));

        sqs.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await sqs.ReceiveAsync(url));
        sqs.Time.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await sqs.ReceiveAsync(url));

        Assert.Equal("2", second.Attributes["ApproximateReceiveCount"]);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
        await sqs.Client.DeleteMessageAsync(url, first.ReceiptHandle, Token); // stale: accepted, deletes nothing
        sqs.Time.Advance(TimeSpan.FromSeconds(30));
        var third = Assert.Single(await sqs.ReceiveAsync(url));
        await sqs.Client.DeleteMessageAsync(url, third.ReceiptHandle, Token);
        sqs.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(await sqs.ReceiveAsync(url));
    }

    [Fact]
    public async Task LongPoll_SendWhileWaiting_WokenAtOnce()
    {
        await using var sqs = await SqsFixture.StartAsync();
        await sqs.CreateAsync("uploads");
        var waiting = sqs.Queues.ReceiveFromAsync("uploads", 10, TimeSpan.FromSeconds(20), null, Token);
        Assert.False(waiting.IsCompleted);

        sqs.Queues.Send(SqsFixture.Arn("uploads"), "one"); // the clock stands still

        Assert.Equal("one", Assert.Single(await waiting).Body);
    }

    [Fact]
    public async Task LongPoll_NothingComes_EmptyWhenTheWaitRunsOut()
    {
        await using var sqs = await SqsFixture.StartAsync();
        await sqs.CreateAsync("uploads");
        var waiting = sqs.Queues.ReceiveFromAsync("uploads", 10, TimeSpan.FromSeconds(20), null, Token);

        sqs.Time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(waiting.IsCompleted);
        sqs.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(await waiting);
    }

    [Fact]
    public async Task LongPoll_VisibilityRunsOutWhileWaiting_WokenByTheClock()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads", ("VisibilityTimeout", "5"));
        await sqs.Client.SendMessageAsync(url, "one", Token);
        await sqs.ReceiveAsync(url);
        var waiting = sqs.Queues.ReceiveFromAsync("uploads", 10, TimeSpan.FromSeconds(20), null, Token);

        sqs.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("2", Assert.Single(await waiting).Attributes["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task ChangeMessageVisibility_ToZero_WakesAWaitingReceiver()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        await sqs.Client.SendMessageAsync(url, "one", Token);
        var message = Assert.Single(await sqs.ReceiveAsync(url));
        var waiting = sqs.Queues.ReceiveFromAsync("uploads", 10, TimeSpan.FromSeconds(20), null, Token);

        await sqs.Client.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 0, Token);

        Assert.Equal("one", Assert.Single(await waiting).Body);
    }

    [Fact]
    public async Task Send_WithADelay_VisibleAfterIt()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        await sqs.Client.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = "later", DelaySeconds = 10 }, Token);

        Assert.Empty(await sqs.ReceiveAsync(url));
        sqs.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("later", Assert.Single(await sqs.ReceiveAsync(url)).Body);
    }

    [Fact]
    public async Task Receive_AfterTheRetentionPeriod_Nothing()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads", ("MessageRetentionPeriod", "60"));
        await sqs.Client.SendMessageAsync(url, "one", Token);

        sqs.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Empty(await sqs.ReceiveAsync(url));
    }

    [Fact]
    public async Task Receive_TooOften_MovesToTheDeadLetterQueueAndWakesItsReceiver()
    {
        await using var sqs = await SqsFixture.StartAsync();
        await sqs.CreateAsync("failed");
        var url = await sqs.CreateAsync(
            "uploads", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{SqsFixture.Arn("failed")}}","maxReceiveCount":2}"""));
        await sqs.Client.SendMessageAsync(url, "poison", Token);
        await sqs.Client.SendMessageAsync(url, "poison too", Token);
        var waiting = sqs.Queues.ReceiveFromAsync("failed", 10, TimeSpan.FromSeconds(20), null, Token);

        var id = (await sqs.ReceiveAsync(url, visibility: 0))[0].MessageId;
        Assert.Equal(2, (await sqs.ReceiveAsync(url, visibility: 0)).Count);
        Assert.Empty(await sqs.ReceiveAsync(url));

        var moved = await waiting;
        Assert.Equal(2, moved.Count);
        Assert.Equal(id, moved[0].MessageId);
        Assert.Equal(SqsFixture.Arn("uploads"), moved[0].Attributes["DeadLetterQueueSourceArn"]);
    }

    [Fact]
    public async Task Receive_ManyAtOnce_NoMessageTwiceAndNoneLost()
    {
        await using var sqs = await SqsFixture.StartAsync();
        await sqs.CreateAsync("uploads");
        const int Count = 200;
        var bodies = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var receivers = Enumerable.Range(0, 16).Select(_ => Task.Run(ReceiveUntilDoneAsync, Token)).ToArray();

        Parallel.For(0, Count, i => sqs.Queues.Send(SqsFixture.Arn("uploads"), $"{i}"));
        await Task.WhenAll(receivers);

        Assert.Equal(Count, bodies.Distinct().Count());
        Assert.Equal(Count, bodies.Count);

        async Task ReceiveUntilDoneAsync()
        {
            try
            {
                while (true)
                {
                    foreach (var message in await sqs.Queues.ReceiveFromAsync("uploads", 3, TimeSpan.FromSeconds(20), null, done.Token))
                    {
                        bodies.Enqueue(message.Body);
                    }

                    if (bodies.Count >= Count)
                    {
                        await done.CancelAsync();
                    }
                }
            }
            catch (OperationCanceledException) when (!Token.IsCancellationRequested)
            {
                // all are in
            }
        }
    }

    [Fact]
    public async Task SendMessageBatch_OneBadEntry_OthersAreSent()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");

        var answer = await sqs.Client.SendMessageBatchAsync(
            url, [new("a", "one"), new("b", "bad \u0001"), new("c", "three")], Token);

        Assert.Equal(["a", "c"], answer.Successful.Select(entry => entry.Id));
        var failed = Assert.Single(answer.Failed);
        Assert.Equal(("b", "InvalidMessageContents", true), (failed.Id, failed.Code, failed.SenderFault));
        var received = await sqs.ReceiveAsync(url);
        Assert.Equal(["one", "three"], received.Select(message => message.Body).Order());
        var deleted = await sqs.Client.DeleteMessageBatchAsync(
            url, [.. received.Select((message, i) => new DeleteMessageBatchRequestEntry($"{i}", message.ReceiptHandle)), new("x", "nonsense")], Token);
        Assert.Equal(2, deleted.Successful.Count);
        Assert.Equal("ReceiptHandleIsInvalid", Assert.Single(deleted.Failed).Code);
    }

    [Fact]
    public async Task SendMessageBatch_WrongBatch_AwsErrorCode()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");

        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => sqs.Client.SendMessageBatchAsync(url, [], Token));
        await Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() => sqs.Client.SendMessageBatchAsync(url, [new("a", "1"), new("a", "2")], Token));
        await Assert.ThrowsAsync<InvalidBatchEntryIdException>(() => sqs.Client.SendMessageBatchAsync(url, [new("a b", "1")], Token));
        await Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(
            () => sqs.Client.SendMessageBatchAsync(url, Enumerable.Range(0, 11).Select(i => new SendMessageBatchRequestEntry($"{i}", "x")).ToList(), Token));
        var big = new string('x', 600_000);
        await Assert.ThrowsAsync<BatchRequestTooLongException>(() => sqs.Client.SendMessageBatchAsync(url, [new("a", big), new("b", big)], Token));
    }

    [Fact]
    public async Task SendMessage_OneByteOverAMebibyte_InvalidParameterValue()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");

        await sqs.Client.SendMessageAsync(url, new string('x', 1_048_576), Token);
        var e = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.Client.SendMessageAsync(url, new string('x', 1_048_577), Token));

        Assert.Equal("InvalidParameterValue", e.ErrorCode);
        Assert.Contains("1048576", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeMessageVisibility_NotInFlight_MessageNotInflight()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        await sqs.Client.SendMessageAsync(url, "one", Token);
        var message = Assert.Single(await sqs.ReceiveAsync(url, visibility: 1));

        sqs.Time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<MessageNotInflightException>(() => sqs.Client.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 10, Token));
    }

    [Theory]
    [InlineData("uploads", null)]
    [InlineData("uploads.fifo", "AWS.SimpleQueueService.MessageNotInflight")]
    public async Task ChangeMessageVisibility_WithAnOldHandleOfAMessageInFlight_OnlyStandardQueuesTakeIt(string name, string? error)
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync(name);
        await sqs.Client.SendMessageAsync(new() { QueueUrl = url, MessageBody = "one", MessageGroupId = "g", MessageDeduplicationId = name.EndsWith(".fifo", StringComparison.Ordinal) ? "d" : null }, Token);
        var first = Assert.Single(await sqs.ReceiveAsync(url, visibility: 1));
        sqs.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(await sqs.ReceiveAsync(url, visibility: 10));

        var e = await Record.ExceptionAsync(() => sqs.Client.ChangeMessageVisibilityAsync(url, first.ReceiptHandle, 0, Token));

        Assert.Equal(error, (e as AmazonSQSException)?.ErrorCode);
        Assert.Equal(error is null ? 1 : 0, (await sqs.ReceiveAsync(url)).Count);
    }

    [Fact]
    public async Task QueryProtocol_OnTheQueuesOwnUrl_SameQueue()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        using var http = new HttpClient();

        var sent = await Post(
            ("Action", "SendMessage"), ("MessageBody", "a\r\nb"), ("MessageAttribute.1.Name", "n"),
            ("MessageAttribute.1.Value.DataType", "String"), ("MessageAttribute.1.Value.StringValue", "v"));
        var received = await Post(("Action", "ReceiveMessage"), ("AttributeName.1", "All"), ("MessageAttributeName.1", "All"));

        Assert.Contains("<SendMessageResult><MessageId>", sent, StringComparison.Ordinal);
        Assert.Contains("<Body>a&#xD;\nb</Body>", received, StringComparison.Ordinal);
        Assert.Contains("<Name>ApproximateReceiveCount</Name><Value>1</Value>", received, StringComparison.Ordinal);
        Assert.Contains("<StringValue>v</StringValue>", received, StringComparison.Ordinal);

        async Task<string> Post(params (string Key, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(
                [new("Version", "2012-11-05"), .. fields.Select(field => new KeyValuePair<string, string>(field.Key, field.Value))]);
            using var response = await http.PostAsync(new Uri(url), form, Token);
            return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Token));
        }
    }
}
