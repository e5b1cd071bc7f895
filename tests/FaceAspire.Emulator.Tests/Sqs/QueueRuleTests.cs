using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Tests.Sqs;

/// <summary>What settings of queues demand of each other, and in which ways a queue can be named.</summary>
public sealed class QueueRuleTests
{
    private const string Target = "\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("q")]
    [InlineData("q.fifo")]
    public async Task AnyCall_QueueByItsBareName_IsThatQueue(string name)
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync(name);

        Assert.Equal(SqsFixture.Arn(name), (await sqs.Client.GetQueueAttributesAsync(name, ["QueueArn"], Token)).QueueARN);
        Assert.EndsWith(name, url, StringComparison.Ordinal);
        Assert.Equal("InvalidAddress", (await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.Client.GetQueueAttributesAsync("no queue", ["All"], Token))).ErrorCode);
    }

    [Fact]
    public async Task RedrivePolicy_CountAsText_ShownAsANumberAndTheSameQueue()
    {
        await using var sqs = await SqsFixture.StartAsync();
        await sqs.CreateAsync("dead");

        var url = await sqs.CreateAsync("q", ("RedrivePolicy", $$"""{ {{Target}}, "maxReceiveCount":"3" }"""));

        Assert.Equal($$"""{{{Target}},"maxReceiveCount":3}""", (await sqs.Client.GetQueueAttributesAsync(url, ["RedrivePolicy"], Token)).Attributes["RedrivePolicy"]);
        Assert.Equal(url, await sqs.CreateAsync("q", ("RedrivePolicy", $$"""{ {{Target}}, "maxReceiveCount":"3" }""")));
    }

    [Theory]
    [InlineData("""{"redrivePermission":"allowAll"}""", true)]
    [InlineData("""{"redrivePermission":"denyAll"}""", false)]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:000000000000:q"]}""", true)]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:000000000000:other"]}""", false)]
    public async Task RedrivePolicy_TargetWithARedriveAllowPolicy_AsItAllows(string policy, bool isAllowed)
    {
        await using var sqs = await SqsFixture.StartAsync();
        await sqs.CreateAsync("dead", ("RedriveAllowPolicy", policy));

        var e = await Record.ExceptionAsync(() => sqs.CreateAsync("q", ("RedrivePolicy", $$"""{{{Target}},"maxReceiveCount":3}""")));

        Assert.Equal(isAllowed ? null : "InvalidParameterValue", (e as AmazonSQSException)?.ErrorCode);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("""{"redrivePermission":"some"}""")]
    [InlineData("""{"redrivePermission":"byQueue"}""")]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":[]}""")]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["1","2","3","4","5","6","7","8","9","10","11"]}""")]
    [InlineData("""{"redrivePermission":"denyAll","sourceQueueArns":["1"]}""")]
    public void RedriveAllowPolicy_NotAsDocumented_NotValid(string json) => Assert.False(RedriveAllowPolicy.IsValid(json));

    [Theory]
    [InlineData("messageGroup", null)]
    [InlineData("queue", "InvalidAttributeValue")]
    public async Task ThroughputPerGroup_DeduplicationScope_MustBeTheGroup(string scope, string? code)
    {
        await using var sqs = await SqsFixture.StartAsync();

        var e = await Record.ExceptionAsync(() => sqs.CreateAsync("q.fifo", ("DeduplicationScope", scope), ("FifoThroughputLimit", "perMessageGroupId")));

        Assert.Equal(code, (e as AmazonSQSException)?.ErrorCode);
    }

    [Theory]
    [InlineData("-1.5e3", null)]
    [InlineData("one", "InvalidParameterValue")]
    public async Task SendMessage_AttributeOfTypeNumber_MustBeOne(string value, string? code)
    {
        await using var sqs = await SqsFixture.StartAsync();
        var url = await sqs.CreateAsync("q");

        var e = await Record.ExceptionAsync(() => sqs.Client.SendMessageAsync(
            new SendMessageRequest(url, "m") { MessageAttributes = new() { ["n"] = new() { DataType = "Number.int", StringValue = value } } }, Token));

        Assert.Equal(code, (e as AmazonSQSException)?.ErrorCode);
    }

    [Fact]
    public async Task ListQueues_None_MemberIsLeftOut()
    {
        await using var sqs = await SqsFixture.StartAsync();
        using var wire = new AwsWire(sqs.Emulator.Endpoint);

        Assert.Equal("{}", (await wire.CallAsync("AmazonSQS.ListQueues", new { })).Body.GetRawText());
    }
}
