using Amazon.SQS;
using Amazon.SQS.Model;

namespace FaceAspire.Emulator.Tests.Sqs;

public sealed class QueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateQueue_SameAttributes_IsTheSameQueueOnTheHostThatWasCalled()
    {
        await using var sqs = await SqsFixture.StartAsync();

        var first = await sqs.CreateAsync("uploads", ("VisibilityTimeout", "45"));
        var second = await sqs.CreateAsync("uploads", ("VisibilityTimeout", "45"));

        Assert.Equal(new Uri(sqs.Emulator.Endpoint, "/000000000000/uploads").ToString(), first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task CreateQueue_OtherAttributes_QueueNameExists()
    {
        await using var sqs = await SqsFixture.StartAsync();
        await sqs.CreateAsync("uploads", ("VisibilityTimeout", "45"));

        var e = await Assert.ThrowsAsync<QueueNameExistsException>(() => sqs.CreateAsync("uploads", ("VisibilityTimeout", "46")));

        Assert.Equal("QueueAlreadyExists", e.ErrorCode);
        Assert.Contains("VisibilityTimeout", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b", "VisibilityTimeout", "1", "InvalidParameterValue")]
    [InlineData("alerts.fifo.x", "VisibilityTimeout", "1", "InvalidParameterValue")]
    [InlineData("uploads", "VisibilityTimeout", "43201", "InvalidAttributeValue")]
    [InlineData("uploads", "MessageRetentionPeriod", "59", "InvalidAttributeValue")]
    [InlineData("uploads", "NoSuch", "1", "InvalidAttributeName")]
    [InlineData("uploads", "ContentBasedDeduplication", "true", "InvalidAttributeName")]
    [InlineData("uploads", "FifoQueue", "true", "InvalidParameterValue")]
    [InlineData("uploads", "FifoQueue", "false", "InvalidAttributeName")]
    [InlineData("uploads", "FifoQueue", "tru", "InvalidAttributeValue")]
    [InlineData("uploads", "DeduplicationScope", "queue", "InvalidAttributeName")]
    [InlineData("uploads", "RedrivePolicy", "{}", "InvalidParameterValue")]
    [InlineData("uploads", "RedrivePolicy", /*lang=json*/ """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:none","maxReceiveCount":3}""", "InvalidParameterValue")]
    public async Task CreateQueue_WrongInput_AwsErrorCode(string name, string attribute, string value, string code)
    {
        await using var sqs = await SqsFixture.StartAsync();

        var e = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.CreateAsync(name, (attribute, value)));

        Assert.Equal(code, e.ErrorCode);
    }

    [Fact]
    public async Task FifoQueue_InAnyCaseAndSetAgain_StaysWhatItIs()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = (await sqs.Client.CreateQueueAsync(new CreateQueueRequest { QueueName = "a.fifo", Attributes = new() { ["FifoQueue"] = "True" } }, Token)).QueueUrl;

        await sqs.Client.SetQueueAttributesAsync(url, new() { ["FifoQueue"] = "true" }, Token);
        var e = await Assert.ThrowsAsync<InvalidAttributeValueException>(() => sqs.Client.SetQueueAttributesAsync(url, new() { ["FifoQueue"] = "false" }, Token));

        Assert.Contains("Modifying queue type is not supported.", e.Message, StringComparison.Ordinal);
        Assert.Equal("true", (await sqs.Client.GetQueueAttributesAsync(url, ["FifoQueue"], Token)).Attributes["FifoQueue"]);
        await Assert.ThrowsAsync<InvalidAttributeNameException>(async () => await sqs.Client.SetQueueAttributesAsync(await sqs.CreateAsync("b"), new() { ["FifoQueue"] = "true" }, Token));
    }

    [Fact]
    public async Task SetQueueAttributes_KmsKeyThenNone_NotManagedAndItsReusePeriodGoesWithIt()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads", ("KmsMasterKeyId", "key"), ("KmsDataKeyReusePeriodSeconds", "600"));
        Assert.Equal("false", (await sqs.Client.GetQueueAttributesAsync(url, ["All"], Token)).Attributes["SqsManagedSseEnabled"]);

        await sqs.Client.SetQueueAttributesAsync(url, new() { ["KmsMasterKeyId"] = "" }, Token);

        Assert.DoesNotContain("KmsDataKeyReusePeriodSeconds", (await sqs.Client.GetQueueAttributesAsync(url, ["All"], Token)).Attributes.Keys);
    }

    [Fact]
    public async Task RemovePermission_TheLast_ThereIsNoPolicyAnyMore()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        await sqs.Client.AddPermissionAsync(url, "label", ["111122223333"], ["SendMessage"], Token);
        Assert.StartsWith("{\"Version\":\"2008-10-17\"", (await sqs.Client.GetQueueAttributesAsync(url, ["Policy"], Token)).Attributes["Policy"], StringComparison.Ordinal);

        await sqs.Client.RemovePermissionAsync(url, "label", Token);

        Assert.Empty((await sqs.Client.GetQueueAttributesAsync(url, ["Policy"], Token)).Attributes ?? []);
    }

    [Fact]
    public async Task AnyCall_NoSuchQueue_LegacyCode()
    {
        await using var sqs = await SqsFixture.StartAsync();

        var e = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs.Client.GetQueueUrlAsync("none", Token));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", e.ErrorCode);
    }

    [Fact]
    public async Task ListQueues_PrefixAndPages_AllOnce()
    {
        await using var sqs = await SqsFixture.StartAsync();
        foreach (var name in (string[])["b-1", "a-1", "a-3", "a-2"])
        {
            await sqs.CreateAsync(name);
        }

        var first = await sqs.Client.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = "a-", MaxResults = 2 }, Token);
        var second = await sqs.Client.ListQueuesAsync(
            new ListQueuesRequest { QueueNamePrefix = "a-", MaxResults = 2, NextToken = first.NextToken }, Token);

        Assert.Equal(["a-1", "a-2", "a-3"], first.QueueUrls.Concat(second.QueueUrls).Select(url => url.Split('/')[^1]));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task GetQueueAttributes_AfterChangesAndMessages_ShowsThem()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        await sqs.Client.SetQueueAttributesAsync(url, new Dictionary<string, string> { ["VisibilityTimeout"] = "7" }, Token);
        await sqs.Client.SendMessageAsync(url, "one", Token);
        await sqs.Client.SendMessageAsync(url, "two", Token);
        await sqs.Client.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = "later", DelaySeconds = 10 }, Token);
        await sqs.ReceiveAsync(url, max: 1);

        var attributes = (await sqs.Client.GetQueueAttributesAsync(url, ["All"], Token)).Attributes;

        Assert.Equal("7", attributes["VisibilityTimeout"]);
        Assert.Equal("345600", attributes["MessageRetentionPeriod"]);
        Assert.Equal(SqsFixture.Arn("uploads"), attributes["QueueArn"]);
        Assert.Equal(
            ("1", "1", "1"),
            (attributes["ApproximateNumberOfMessages"], attributes["ApproximateNumberOfMessagesNotVisible"],
                attributes["ApproximateNumberOfMessagesDelayed"]));
    }

    [Fact]
    public async Task PurgeQueue_TwiceInAMinute_EmptiesThenRefuses()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        await sqs.Client.SendMessageAsync(url, "one", Token);

        await sqs.Client.PurgeQueueAsync(url, Token);

        Assert.Empty(await sqs.ReceiveAsync(url));
        var e = await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => sqs.Client.PurgeQueueAsync(url, Token));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, e.StatusCode);
        sqs.Time.Advance(TimeSpan.FromSeconds(61));
        await sqs.Client.PurgeQueueAsync(url, Token);
    }

    [Fact]
    public async Task DeleteQueue_WithAReceiverWaiting_EndsItsWait()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        var waiting = sqs.Queues.ReceiveFromAsync("uploads", 1, TimeSpan.FromSeconds(20), null, Token);

        await sqs.Client.DeleteQueueAsync(url, Token);

        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
        Assert.False(sqs.Queues.Exists(SqsFixture.Arn("uploads")));
    }

    [Fact]
    public async Task TagQueue_ThenUntag_ListsWhatIsLeft()
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("uploads");
        await sqs.Client.TagQueueAsync(new TagQueueRequest { QueueUrl = url, Tags = new() { ["a"] = "1", ["b"] = "2" } }, Token);
        await sqs.Client.UntagQueueAsync(new UntagQueueRequest { QueueUrl = url, TagKeys = ["a"] }, Token);

        var tags = (await sqs.Client.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url }, Token)).Tags;

        Assert.Equal([new("b", "2")], tags);
    }
}
