using Amazon.SQS.Model;
using FaceAspire.Emulator.Lambda;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>SQS event source mappings: windows, concurrency, filters, groups, and changes while they run.</summary>
public sealed class QueueScalingTests
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task BatchingWindow_StandardQueue_GatheredOverSeveralReceives()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await lambda.MapAsync(new { FunctionName = "f", EventSourceArn = LambdaFixture.QueueArn("q"), BatchSize = 12, MaximumBatchingWindowInSeconds = 60 });
        using var runtime = lambda.Runtime();
        await SendAsync(lambda, url, [.. Enumerable.Range(0, 12).Select(n => $"{n}")]);

        Assert.Equal(12, (await runtime.NextAsync()).Records.Length); // full before the window is over
    }

    [Fact]
    public async Task BatchingWindow_Over_WhatThereIs()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await SendAsync(lambda, url, "1");
        await lambda.MapAsync(new { FunctionName = "f", EventSourceArn = LambdaFixture.QueueArn("q"), BatchSize = 100, MaximumBatchingWindowInSeconds = 15 });
        using var runtime = lambda.Runtime();
        var next = runtime.NextAsync();
        await lambda.Time.PassAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(["1"], (await next).Bodies);
    }

    [Fact]
    public async Task MaximumConcurrency_Two_ThirdMessageStaysVisibleThoughARuntimeIsFree()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await lambda.MapAsync(new { FunctionName = "f", EventSourceArn = LambdaFixture.QueueArn("q"), BatchSize = 1, ScalingConfig = new { MaximumConcurrency = 2 } });
        using var one = lambda.Runtime();
        using var two = lambda.Runtime();
        using var three = lambda.Runtime();
        await SendAsync(lambda, url, "1", "2", "3");
        var (first, second) = (await one.NextAsync(), await two.NextAsync());
        var next = three.NextAsync();
        _ = lambda.InvokeAsync(new { marker = true }); // not by the mapping: this the third runtime takes

        Assert.True((await next).Body.TryGetProperty("marker", out _));
        await lambda.KeepsHoldingAsync(url, visible: 1, inFlight: 2);
        await one.AnswerAsync(first);
        Assert.Single((await one.NextAsync()).Bodies);
        await two.AnswerAsync(second);
    }

    [Fact]
    public async Task ReservedConcurrency_None_MessagesStayVisibleUntilItMayRun()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await lambda.ReserveAsync(0);
        await lambda.MapAsync(new { FunctionName = "f", EventSourceArn = LambdaFixture.QueueArn("q") });
        using var runtime = lambda.Runtime();
        var next = runtime.NextAsync();
        await SendAsync(lambda, url, "1");
        await lambda.KeepsHoldingAsync(url, visible: 1, inFlight: 0);
        Assert.False(next.IsCompleted);

        await lambda.ReserveAsync(1);

        Assert.Equal("1", (await next).Records[0].GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString());
    }

    [Fact]
    public async Task FilterCriteria_MessagesThatMatchNone_DeletedAndNotDelivered()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await SendAsync(lambda, url, """{"kind":"no"}""", "plain", """{"kind":"yes"}""");
        await lambda.MapAsync(new
        {
            FunctionName = "f",
            EventSourceArn = LambdaFixture.QueueArn("q"),
            FilterCriteria = new { Filters = new[] { new { Pattern = """{"body":{"kind":["yes"]}}""" } } },
        });
        using var runtime = lambda.Runtime();

        var happened = await runtime.NextAsync();

        Assert.Equal(["""{"kind":"yes"}"""], happened.Bodies);
        await lambda.HoldsAsync(url, visible: 0, inFlight: 1);
    }

    [Fact]
    public async Task Fifo_PartialFailureFromTheFirstOn_TheseAgainInOrderAndTheRestOfTheGroupBehindThem()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"));
        foreach (var body in (string[])["1", "2", "3"])
        {
            await lambda.Sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = body, MessageGroupId = "g" }, LambdaFixture.Token);
        }

        await lambda.MapAsync(new { FunctionName = "f", EventSourceArn = LambdaFixture.QueueArn("q.fifo"), BatchSize = 3, FunctionResponseTypes = new[] { "ReportBatchItemFailures" } });
        using var runtime = lambda.Runtime();
        var first = await runtime.NextAsync();
        Assert.Equal(["1", "2", "3"], first.Bodies);
        await runtime.AnswerAsync(first, LambdaEvent.Failed([.. first.Records[1..].Select(record => record.GetProperty("messageId").GetString())]));
        await lambda.HoldsAsync(url, visible: 0, inFlight: 2);
        await lambda.Sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = "4", MessageGroupId = "g" }, LambdaFixture.Token);
        var next = runtime.NextAsync();
        await lambda.Time.PassAsync(LongPoll);
        Assert.False(next.IsCompleted); // the group is blocked while its messages are in flight
        await lambda.Time.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(["2", "3", "4"], (await next).Bodies);
    }

    [Fact]
    public async Task Update_WhileAFunctionWorks_ItsMessagesAreDeletedAndTheNewBatchSizeCounts()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await SendAsync(lambda, url, "1", "2", "3");
        var mapping = await lambda.MapAsync(new { FunctionName = "f", EventSourceArn = LambdaFixture.QueueArn("q"), BatchSize = 1 });
        using var runtime = lambda.Runtime();
        var first = await runtime.NextAsync();

        Assert.Equal("Updating", await lambda.ChangeAsync(mapping, new { BatchSize = 10 }));
        await runtime.AnswerAsync(first);

        Assert.Equal(["2", "3"], (await runtime.NextAsync()).Bodies.Order());
        await lambda.HoldsAsync(url, visible: 0, inFlight: 2);
    }

    [Fact]
    public async Task Payload_OfSixMegabytes_IsTheMostOfABatchAndFifoStopsAtWhatFailed()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"), ("MaximumMessageSize", "1048576"));
        foreach (var n in Enumerable.Range(0, 8))
        {
            await lambda.Sqs.SendMessageAsync(
                new SendMessageRequest { QueueUrl = url, MessageBody = $"{n}{new string('x', 1024 * 1000)}", MessageGroupId = "g" }, LambdaFixture.Token);
        }

        await lambda.MapAsync(new { FunctionName = "f", EventSourceArn = LambdaFixture.QueueArn("q.fifo"), BatchSize = 10 });
        using var runtime = lambda.Runtime();
        var first = await runtime.NextAsync();
        Assert.Equal("012345", string.Concat(first.Bodies.Select(body => body[0])));
        await runtime.FailAsync(first);
        var next = runtime.NextAsync();
        await lambda.Time.PassAsync(LongPoll, pass: TimeSpan.FromSeconds(30)); // the mapping polls again: it does not deliver the rest before that
        var again = await next;
        Assert.Equal("012345", string.Concat(again.Bodies.Select(body => body[0])));
        await runtime.AnswerAsync(again);
        Assert.Equal("67", string.Concat((await runtime.NextAsync()).Bodies.Select(body => body[0])));
    }

    [Fact]
    public void MessageBatches_Sizes_PartsInOrderNoneOverTheMost() =>
        Assert.Equal(["345", "9", "127", "8"], MessageBatches.Of([3, 4, 5, 9, 1, 2, 7, 8], size => size == 9 ? 20 : size + 2, 18).Select(part => string.Concat(part)));

    private static async Task SendAsync(LambdaFixture lambda, string url, params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await lambda.Sqs.SendMessageAsync(url, body, LambdaFixture.Token);
        }
    }
}
