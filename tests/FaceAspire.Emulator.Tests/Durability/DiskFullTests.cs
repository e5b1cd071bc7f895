using System.Text;
using FaceAspire.Soak;

namespace FaceAspire.Emulator.Tests.Durability;

/// <summary>A disk without room: a small file system in memory, which takes root to mount.</summary>
public sealed class DiskFullTests
{
    private const int DiskMegaBytes = 32;

    [Fact]
    public async Task Writes_DiskIsFull_InternalErrorAndAllIsWellOnceThereIsRoom()
    {
        using var folder = new TemporaryFolder();
        var (mounted, _, why) = await Tool.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={DiskMegaBytes}m", "tmpfs", folder.Path]);
        Assert.SkipUnless(mounted == 0, $"A small file system cannot be mounted here: {why}");
        try
        {
            var filler = Path.Combine(folder.Path, "filler");
            await File.WriteAllBytesAsync(filler, new byte[8_000_000], TestContext.Current.CancellationToken);
            using var emulator = await EmulatorProcess.StartAsync(typeof(EmulatorHost).Assembly.Location, Path.Combine(folder.Path, "data"));
            using var client = new SoakClient(emulator.Endpoint);
            await client.S3Async(HttpMethod.Put, "/full");
            await client.CallAsync("AmazonSQS.CreateQueue", new { QueueName = "full" });

            var (objects, s3) = await UntilRefusedAsync(i => client.S3Async(HttpMethod.Put, $"/full/{i}", new byte[Bytes(i)]));
            var (messages, sqs) = await UntilRefusedAsync(_ => client.CallAsync(
                "AmazonSQS.SendMessage", new { QueueUrl = client.Queue("full"), MessageBody = new string('x', 200_000) }));
            File.Delete(filler);
            await client.S3Async(HttpMethod.Put, "/full/after", Encoding.ASCII.GetBytes("room"));
            await client.CallAsync("AmazonSQS.SendMessage", new { QueueUrl = client.Queue("full"), MessageBody = "room" });

            Assert.Contains("answered 500: <?xml", s3, StringComparison.Ordinal);
            Assert.Contains("<Code>InternalError</Code>", s3, StringComparison.Ordinal);
            Assert.Contains("disk is full", s3, StringComparison.Ordinal);
            Assert.Contains("answered 500: {\"__type\":\"InternalFailure\"", sqs, StringComparison.Ordinal);
            Assert.Contains("disk is full", sqs, StringComparison.Ordinal);
            Assert.Null(await client.S3Async(HttpMethod.Get, $"/full/{objects}")); // the refused one
            Assert.Equal(Bytes(objects - 1), (await client.S3Async(HttpMethod.Get, $"/full/{objects - 1}"))!.Length);
            var counts = await client.CallAsync("AmazonSQS.GetQueueAttributes", new { QueueUrl = client.Queue("full"), AttributeNames = new[] { "All" } });
            Assert.Equal($"{messages + 1}", counts.GetProperty("Attributes").GetProperty("ApproximateNumberOfMessages").GetString());
        }
        finally
        {
            await Tool.RunAsync("umount", ["-l", folder.Path]);
        }
    }

    /// <summary>Some have files of their own, some share one.</summary>
    private static int Bytes(int i) => i % 2 == 0 ? 500_000 : 100_000;

    private static async Task<(int Done, string Refusal)> UntilRefusedAsync(Func<int, Task> act)
    {
        for (var done = 0; done < 1000; done++)
        {
            try
            {
                await act(done);
            }
            catch (SoakViolation e)
            {
                return (done, e.Message);
            }
        }

        return (1000, "never");
    }
}
