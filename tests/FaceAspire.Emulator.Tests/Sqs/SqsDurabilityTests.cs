using Amazon.SQS.Model;

namespace FaceAspire.Emulator.Tests.Sqs;

public sealed class SqsDurabilityTests
{
    [Fact]
    public async Task Restart_WithTheSameFolder_MessagesQueuesAndFlightAreStillThere()
    {
        var token = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var first = await StartAsync(folder);
        using var sqs = first.Sqs();
        var url = (await sqs.CreateQueueAsync("uploads", token)).QueueUrl;
        await sqs.SendMessageAsync(url, "in flight", token);
        var handle = (await sqs.ReceiveMessageAsync(url, token)).Messages.Single().ReceiptHandle;
        await sqs.SendMessageAsync(url, "waiting", token);

        // A process on the files of one that was killed sees what was acknowledged: the first has closed nothing.
        using var left = folder.Killed();
        await using (var second = await StartAsync(left))
        {
            using var other = second.Sqs();
            var there = new Uri(second.Endpoint, "/000000000000/uploads").ToString();
            Assert.Equal("waiting", (await other.ReceiveMessageAsync(there, token)).Messages.Single().Body);
            await other.DeleteMessageAsync(there, handle, token);
        }

        await using var third = await StartAsync(left);
        using var last = third.Sqs();
        var attributes = (await last.GetQueueAttributesAsync(
            new GetQueueAttributesRequest { QueueUrl = new Uri(third.Endpoint, "/000000000000/uploads").ToString(), AttributeNames = ["All"] }, token)).Attributes;
        Assert.Equal("1", attributes["ApproximateNumberOfMessagesNotVisible"]);
    }

    private static Task<RunningEmulator> StartAsync(TemporaryFolder folder) => RunningEmulator.StartAsync(builder => folder.Use(builder.Configuration));
}
