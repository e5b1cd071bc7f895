using System.Text.Json;
using Amazon.S3.Model;
using FaceAspire.Emulator.S3;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class NotificationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_PutTagDelete_ArriveInOrderWithGrowingSequencers()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var url = await s3.NotifyAsync("", "s3:ObjectCreated:*", "s3:ObjectTagging:*", "s3:ObjectRemoved:*");
        await s3.PutAsync("enrol/Ann Lee(1).jpg", "photo");
        await s3.Client.PutObjectTaggingAsync(
            new PutObjectTaggingRequest
            {
                BucketName = S3Fixture.Bucket,
                Key = "enrol/Ann Lee(1).jpg",
                Tagging = new() { TagSet = [new() { Key = "person", Value = "Ann" }] },
            },
            Token);
        await s3.Client.DeleteObjectAsync(S3Fixture.Bucket, "enrol/Ann Lee(1).jpg", Token);

        var records = (await s3.EventsAsync(url)).Select(body => body.GetProperty("Records").EnumerateArray().Single()).ToArray();

        Assert.Equal(
            ["ObjectCreated:Put", "ObjectTagging:Put", "ObjectRemoved:Delete"], records.Select(record => record.GetProperty("eventName").GetString()));
        var created = records[0].GetProperty("s3").GetProperty("object");
        Assert.Equal("enrol/Ann+Lee%281%29.jpg", created.GetProperty("key").GetString());
        Assert.Equal((5, "5ae0c1c8a5260bc7b6648f6fbd115c35"), (created.GetProperty("size").GetInt32(), created.GetProperty("eTag").GetString()));
        Assert.Equal("arn:aws:s3:::faces", records[0].GetProperty("s3").GetProperty("bucket").GetProperty("arn").GetString());
        Assert.False(records[2].GetProperty("s3").GetProperty("object").TryGetProperty("size", out _));
        var sequencers = records.Select(Sequencer).ToArray();
        Assert.Equal(sequencers.Order(StringComparer.Ordinal), sequencers);
        Assert.Equal(3, sequencers.Distinct().Count());
    }

    [Fact]
    public async Task Events_FilterAndType_OnlyWhatWasAskedFor()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var url = await s3.NotifyAsync(".jpg", "s3:ObjectCreated:Put");
        await s3.PutAsync("a.txt", "");
        await s3.PutAsync("a.jpg", "");
        await s3.Client.CopyObjectAsync(S3Fixture.Bucket, "a.jpg", S3Fixture.Bucket, "b.jpg", Token);
        await s3.Client.DeleteObjectAsync(S3Fixture.Bucket, "a.jpg", Token);

        var body = Assert.Single(await s3.EventsAsync(url));

        Assert.Equal("a.jpg", body.GetProperty("Records")[0].GetProperty("s3").GetProperty("object").GetProperty("key").GetString());
    }

    [Fact]
    public async Task Events_WriterInsideTheEmulator_NotifiedToo()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var url = await s3.NotifyAsync("", "s3:ObjectCreated:*");
        var buckets = s3.Emulator.Services.GetRequiredService<IBuckets>();

        await buckets.PutAsync(S3Fixture.Bucket, "frame", "jpeg"u8.ToArray(), "image/jpeg", new Dictionary<string, string> { ["at"] = "1" }, Token);

        Assert.Single(await s3.EventsAsync(url));
        Assert.Equal("jpeg"u8.ToArray(), await buckets.GetAsync(S3Fixture.Bucket, "frame", Token));
        Assert.Equal(4, await buckets.SizeAsync(S3Fixture.Bucket, "frame", Token));
        Assert.Null(await buckets.SizeAsync(S3Fixture.Bucket, "none", Token));
        Assert.Equal("1", (await s3.Client.GetObjectMetadataAsync(S3Fixture.Bucket, "frame", Token)).Metadata["at"]);
    }

    [Fact]
    public async Task PutNotification_WrongTargetOrOverlap_InvalidArgument()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.NotifyAsync("", "s3:ObjectCreated:*");

        Assert.Equal("InvalidArgument", await Put(Rule("none", "s3:ObjectCreated:*")));
        Assert.Equal("InvalidArgument", await Put(Rule("uploads", "s3:ObjectCreated:*"), Rule("uploads", "s3:ObjectCreated:Put")));
        Assert.Equal("InvalidArgument", await Put(Rule("uploads", "s3:Nonsense")));
        var kept = await s3.Client.GetBucketNotificationAsync(S3Fixture.Bucket, Token);
        Assert.Equal("s3:ObjectCreated:*", Assert.Single(Assert.Single(kept.QueueConfigurations).Events).Value);

        static QueueConfiguration Rule(string queue, string name) =>
            new() { Queue = $"arn:aws:sqs:us-east-1:000000000000:{queue}", Events = [new(name)] };

        Task<string> Put(params QueueConfiguration[] rules) => S3Fixture.ErrorAsync(() => s3.Client.PutBucketNotificationAsync(
            new PutBucketNotificationRequest { BucketName = S3Fixture.Bucket, QueueConfigurations = [.. rules] }, Token));
    }

    [Theory]
    [InlineData("queue", "Prefix", "a", "The ARN could not be parsed", "<ArgumentValue>queue</ArgumentValue>")]
    [InlineData("arn:aws:sns:us-east-1:000000000000:uploads", "Prefix", "a", "The ARN is not well formed", "")]
    [InlineData("arn:aws:sqs:us-east-1:000000000000:none", "Prefix", "a", "Unable to validate the following destination configurations", "<ArgumentValue1>The destination queue does not exist</ArgumentValue1>")]
    [InlineData("arn:aws:sqs:us-east-1:000000000000:uploads", "Middle", "a", "filter rule name must be either prefix or suffix", "<ArgumentName>FilterRule.Name</ArgumentName>")]
    [InlineData("arn:aws:sqs:us-east-1:000000000000:uploads", "Prefix", null, "The XML you provided was not well-formed", "")]
    public async Task PutNotification_WrongRule_SaysWhat(string arn, string filter, string? value, string message, string detail)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.NotifyAsync("", "s3:ObjectCreated:*");
        var xml = $"<NotificationConfiguration><QueueConfiguration><Queue>{arn}</Queue><Event>s3:ObjectCreated:*</Event><Filter><S3Key><FilterRule><Name>{filter}</Name>"
            + $"{(value is null ? "" : $"<Value>{value}</Value>")}</FilterRule></S3Key></Filter></QueueConfiguration></NotificationConfiguration>";

        var (_, body) = await s3.SendAsync(HttpMethod.Put, "/faces?notification", System.Text.Encoding.UTF8.GetBytes(xml));

        Assert.Contains(message, body, StringComparison.Ordinal);
        Assert.Contains(detail, body, StringComparison.Ordinal);
    }

    private static string Sequencer(JsonElement record) =>
        record.GetProperty("s3").GetProperty("object").GetProperty("sequencer").GetString()!;
}
