using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher.Tests;

public class AlertQueueTests
{
    [Fact]
    public async Task SendAsync_Alert_OneMessagePerVisitInThePersonsGroup()
    {
        var sqs = DispatchProxy.Create<IAmazonSQS, RecordingSqs>();
        var alert = new Alert { VisitId = "v1", Camera = "door", Person = "Zoë", Similarity = 97.5, SeenAt = default, FirstSeenAt = default };
        await new AlertQueue(sqs, "https://sqs/alerts.fifo").SendAsync(alert, TestContext.Current.CancellationToken);

        var sent = Assert.Single(((RecordingSqs)(object)sqs).Sent);
        Assert.Equal(("https://sqs/alerts.fifo", "v1"), (sent.QueueUrl, sent.MessageDeduplicationId));
        Assert.True(sent.MessageAttributes is null or { Count: 0 });
        Assert.True(sent.MessageSystemAttributes is null or { Count: 0 });
        Assert.Equal(Visit.Group(Camera.Named("door"), "Zoë"), sent.MessageGroupId);
        Assert.Equal(alert, JsonSerializer.Deserialize(sent.MessageBody, ContractsJson.Default.Alert));
    }

    [Fact]
    public async Task SendAsync_InATrace_TheMessageCarriesIt()
    {
        var sqs = DispatchProxy.Create<IAmazonSQS, RecordingSqs>();
        var alert = new Alert { VisitId = "v1", Camera = "door", Person = "Zoë", Similarity = 97.5, SeenAt = default, FirstSeenAt = default };
        using var span = new Activity("alert").Start();

        await new AlertQueue(sqs, "https://sqs/alerts.fifo").SendAsync(alert, TestContext.Current.CancellationToken);

        var sent = Assert.Single(((RecordingSqs)(object)sqs).Sent);
        var attribute = sent.MessageAttributes["traceparent"];
        Assert.Equal(("String", $"00-{span.TraceId}-{span.SpanId}-00"), (attribute.DataType, attribute.StringValue));
        var trace = span.TraceId.ToHexString();
        Assert.Equal($"Root=1-{trace[..8]}-{trace[8..]};Parent={span.SpanId};Sampled=0", sent.MessageSystemAttributes["AWSTraceHeader"].StringValue);
        Assert.Equal("alerts.fifo", span.GetTagItem("messaging.destination.name"));
    }

    /// <summary>An SQS that takes messages and does nothing else.</summary>
    public class RecordingSqs : DispatchProxy
    {
        public List<SendMessageRequest> Sent { get; } = [];

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Sent.Add((SendMessageRequest)args![0]!);
            return Task.FromResult(new SendMessageResponse());
        }
    }
}
