using System.Net;
using Amazon.SQS.Model;

namespace FaceAspire.Emulator.Tests.Lambda;

/// <summary>SQS event source mappings, rule by rule (Lambda developer guide, "Using Lambda with Amazon SQS").</summary>
public sealed class QueueMappingTests
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    private static object Mapping(string queue, bool report = false, int? batch = null) => new
    {
        FunctionName = "f",
        EventSourceArn = LambdaFixture.QueueArn(queue),
        BatchSize = batch ?? 10,
        FunctionResponseTypes = report ? ["ReportBatchItemFailures"] : Array.Empty<string>(),
    };

    [Fact]
    public async Task Event_OfMessages_HasTheDocumentedShape()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await lambda.Sqs.SendMessageAsync(
            new SendMessageRequest { QueueUrl = url, MessageBody = "hello", MessageAttributes = new() { ["k"] = new() { DataType = "String", StringValue = "v" } } },
            LambdaFixture.Token);
        await lambda.MapAsync(Mapping("q"));
        using var runtime = lambda.Runtime();

        var record = Assert.Single((await runtime.NextAsync()).Records);

        Assert.Equal(("hello", "5d41402abc4b2a76b9719d911017c592"), (record.GetProperty("body").GetString(), record.GetProperty("md5OfBody").GetString()));
        Assert.Equal(("aws:sqs", LambdaFixture.QueueArn("q"), "us-east-1"), (record.GetProperty("eventSource").GetString(), record.GetProperty("eventSourceARN").GetString(), record.GetProperty("awsRegion").GetString()));
        Assert.Equal("1", record.GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString());
        Assert.Equal("""{"stringValue":"v","stringListValues":[],"binaryListValues":[],"dataType":"String"}""", record.GetProperty("messageAttributes").GetProperty("k").GetRawText());
    }

    [Fact]
    public async Task Success_OfTheFunction_MessagesAreDeleted()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await SendAsync(lambda, url, "1", "2");
        await lambda.MapAsync(Mapping("q", report: true));
        using var runtime = lambda.Runtime();

        await runtime.AnswerAsync(await runtime.NextAsync(), """{"batchItemFailures":[]}""");

        await lambda.HoldsAsync(url, visible: 0, inFlight: 0);
    }

    [Fact]
    public async Task PartialFailure_ByMessageId_OnlyThatOneAgainAfterTheVisibilityTimeout()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await SendAsync(lambda, url, "1", "2", "3");
        await lambda.MapAsync(Mapping("q", report: true));
        using var runtime = lambda.Runtime();
        var first = await runtime.NextAsync();
        await runtime.AnswerAsync(first, LambdaEvent.Failed(first.Records[1].GetProperty("messageId").GetString()));
        await lambda.HoldsAsync(url, visible: 0, inFlight: 1);

        var again = await AfterVisibilityTimeoutAsync(lambda, runtime);

        Assert.Equal(["2"], again.Bodies);
        Assert.Equal("2", again.Records[0].GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString());
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"not-of-this-batch"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"wrongKey":"x"}]}""")]
    [InlineData("no JSON")]
    public async Task PartialFailure_InvalidAnswer_WholeBatchFails(string answer)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await SendAsync(lambda, url, "1", "2");
        await lambda.MapAsync(Mapping("q", report: true));
        using var runtime = lambda.Runtime();
        await runtime.AnswerAsync(await runtime.NextAsync(), answer);

        Assert.Equal(["1", "2"], (await AfterVisibilityTimeoutAsync(lambda, runtime)).Bodies.Order());
    }

    [Fact]
    public async Task Exception_InTheFunction_WholeBatchAgainAfterTheVisibilityTimeout()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await SendAsync(lambda, url, "1", "2");
        await lambda.MapAsync(Mapping("q", report: true));
        using var runtime = lambda.Runtime();
        await runtime.FailAsync(await runtime.NextAsync());

        Assert.Equal(["1", "2"], (await AfterVisibilityTimeoutAsync(lambda, runtime)).Bodies.Order());
        await lambda.HoldsAsync(url, visible: 0, inFlight: 2);
    }

    [Fact]
    public async Task Fifo_FirstOfAGroupFails_GroupWaitsInOrderAndOthersDoNot()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q.fifo", ("FifoQueue", "true"), ("ContentBasedDeduplication", "true"));
        foreach (var body in (string[])["a1", "a2", "b1"])
        {
            await lambda.Sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = body, MessageGroupId = body[..1] }, LambdaFixture.Token);
        }

        await lambda.MapAsync(Mapping("q.fifo", report: true, batch: 1));
        using var runtime = lambda.Runtime();
        await runtime.FailAsync(await NextAsync("a1"));
        await runtime.AnswerAsync(await NextAsync("b1"));

        var again = await AfterVisibilityTimeoutAsync(lambda, runtime);
        Assert.Equal(["a1"], again.Bodies);
        await runtime.AnswerAsync(again);
        await NextAsync("a2");

        async Task<LambdaEvent> NextAsync(string body)
        {
            var happened = await runtime.NextAsync();
            Assert.Equal([body], happened.Bodies);
            return happened;
        }
    }

    [Fact]
    public async Task Redrive_ReceivedTooOften_EndsInTheDeadLetterQueue()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var dead = await lambda.QueueAsync("dead");
        var url = await lambda.QueueAsync("q", ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{LambdaFixture.QueueArn("dead")}}","maxReceiveCount":"1"}"""));
        await SendAsync(lambda, url, "poison");
        await lambda.MapAsync(Mapping("q"));
        using var runtime = lambda.Runtime();
        await runtime.FailAsync(await runtime.NextAsync());
        var next = runtime.NextAsync();
        await lambda.Time.PassAsync(LongPoll, pass: TimeSpan.FromSeconds(31));
        await SendAsync(lambda, url, "next");

        Assert.Equal(["next"], (await next).Bodies);
        await lambda.HoldsAsync(dead, visible: 1, inFlight: 0);
    }

    [Fact]
    public async Task Receive_NoRuntimeIsFree_MessagesStayVisible()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await lambda.MapAsync(Mapping("q", batch: 1));
        using var runtime = lambda.Runtime();
        await SendAsync(lambda, url, "1");
        Assert.Equal(["1"], (await runtime.NextAsync()).Bodies);

        await SendAsync(lambda, url, "2");

        await lambda.KeepsHoldingAsync(url, visible: 1, inFlight: 1);
    }

    [Fact]
    public async Task Create_VisibilityTimeoutBelowTheFunctionsTimeout_Refused()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.QueueAsync("q", ("VisibilityTimeout", "29"));

        var (status, body, error) = await lambda.CallAsync(HttpMethod.Post, "/2015-03-31/event-source-mappings", Mapping("q"));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterValueException"), (status, error));
        Assert.Equal("Queue visibility timeout: 29 seconds is less than Function timeout: 30 seconds", body.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Delete_OfTheMapping_WhatARuntimeHasIsFinished()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var url = await lambda.QueueAsync("q");
        await SendAsync(lambda, url, "1");
        var mapping = await lambda.MapAsync(Mapping("q"));
        using var runtime = lambda.Runtime();
        var happened = await runtime.NextAsync();

        await lambda.CallAsync(HttpMethod.Delete, $"/2015-03-31/event-source-mappings/{mapping}");
        await runtime.AnswerAsync(happened);

        await lambda.HoldsAsync(url, visible: 0, inFlight: 0);
    }

    private static async Task SendAsync(LambdaFixture lambda, string url, params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await lambda.Sqs.SendMessageAsync(url, body, LambdaFixture.Token);
        }
    }

    /// <summary>The queue's thirty seconds pass: not before that is anything delivered.</summary>
    private static async Task<LambdaEvent> AfterVisibilityTimeoutAsync(LambdaFixture lambda, TestRuntime runtime)
    {
        var next = runtime.NextAsync();
        await lambda.Time.PassAsync(LongPoll);
        Assert.False(next.IsCompleted);
        await lambda.Time.PassAsync(TimeSpan.FromSeconds(10));
        return await next;
    }
}
