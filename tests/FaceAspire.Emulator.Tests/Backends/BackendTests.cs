using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace FaceAspire.Emulator.Tests.Backends;

/// <summary>The same calls to the emulator and to moto. Where the two differ, AWS's documentation decides, and the test says so.</summary>
public sealed class BackendTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task S3_PutReadListCopyDelete_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var (s3, bucket) = (backend.S3, Backend.NewName());
        await s3.PutBucketAsync(bucket, Token);

        var put = await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "a/1", ContentBody = "hello", ContentType = "text/plain" }, Token);
        await s3.CopyObjectAsync(bucket, "a/1", bucket, "b", Token);
        var range = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "b", ByteRange = new(1, 2) }, Token);
        var list = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Delimiter = "/" }, Token);
        var missing = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.GetObjectAsync(bucket, "c", Token));
        var full = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.DeleteBucketAsync(bucket, Token));

        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", put.ETag);
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 1-2/5", "text/plain"), (range.HttpStatusCode, range.ContentRange, range.Headers.ContentType));
        Assert.Equal(["b"], list.S3Objects.Select(item => item.Key));
        Assert.Equal(["a/"], list.CommonPrefixes);
        Assert.Equal(("NoSuchKey", "BucketNotEmpty"), (missing.ErrorCode, full.ErrorCode));
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task S3_ConditionsThatFail_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var (s3, bucket) = (backend.S3, Backend.NewName());
        await s3.PutBucketAsync(bucket, Token);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "1" }, Token);

        var again = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "2", IfNoneMatch = "*" }, Token));
        var other = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.GetObjectAsync(
            new GetObjectRequest { BucketName = bucket, Key = "k", EtagToMatch = "\"0\"" }, Token));
        var beyond = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.GetObjectAsync(
            new GetObjectRequest { BucketName = bucket, Key = "k", ByteRange = new(5, 9) }, Token));

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed, HttpStatusCode.RequestedRangeNotSatisfiable), (again.StatusCode, other.StatusCode, beyond.StatusCode));
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task S3_PublicAcl_AsDocumented(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var (s3, bucket) = (backend.S3, Backend.NewName());
        await s3.PutBucketAsync(bucket, Token);

        Task PutAsync() => s3.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "1", CannedACL = S3CannedACL.PublicRead }, Token);

        if (backend.IsMoto)
        {
            await PutAsync(); // moto's buckets still take ACLs
        }
        else
        {
            // User guide, "Controlling ownership of objects": new buckets have ACLs disabled since April 2023.
            Assert.Equal("AccessControlListNotSupported", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(PutAsync)).ErrorCode);
        }
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Sqs_SendReceiveDelete_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var sqs = backend.Sqs;
        var url = (await sqs.CreateQueueAsync(Backend.NewName(), Token)).QueueUrl;

        var sent = await sqs.SendMessageAsync(
            new SendMessageRequest(url, "hello") { MessageAttributes = new() { ["n"] = new() { DataType = "Number", StringValue = "1" } } }, Token);
        var got = (await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(url) { MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"] }, Token)).Messages.Single();
        var counts = (await sqs.GetQueueAttributesAsync(url, ["ApproximateNumberOfMessagesNotVisible"], Token)).Attributes;
        await sqs.DeleteMessageAsync(url, got.ReceiptHandle, Token);

        Assert.Equal((sent.MessageId, sent.MD5OfMessageBody, sent.MD5OfMessageAttributes), (got.MessageId, got.MD5OfBody, got.MD5OfMessageAttributes));
        Assert.Equal(("1", "1"), (got.Attributes["ApproximateReceiveCount"], counts["ApproximateNumberOfMessagesNotVisible"]));
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Sqs_DeleteWithAnOldHandle_AsDocumented(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var sqs = backend.Sqs;
        var url = (await sqs.CreateQueueAsync(new CreateQueueRequest(Backend.NewName()) { Attributes = new() { ["VisibilityTimeout"] = "0" } }, Token)).QueueUrl;
        await sqs.SendMessageAsync(url, "m", Token);
        var old = (await sqs.ReceiveMessageAsync(url, Token)).Messages.Single();
        await sqs.ReceiveMessageAsync(url, Token);

        await sqs.DeleteMessageAsync(url, old.ReceiptHandle, Token);

        // API reference, DeleteMessage: with any handle but the latest "the request succeeds, but the message will not be deleted"; moto deletes it.
        var left = (await sqs.GetQueueAttributesAsync(url, ["ApproximateNumberOfMessages"], Token)).Attributes["ApproximateNumberOfMessages"];
        Assert.Equal(backend.IsMoto ? "0" : "1", left);
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Sqs_FifoDuplicate_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var sqs = backend.Sqs;
        var url = (await sqs.CreateQueueAsync(
            new CreateQueueRequest(Backend.NewName() + ".fifo") { Attributes = new() { ["FifoQueue"] = "true", ["ContentBasedDeduplication"] = "true" } }, Token)).QueueUrl;

        for (var i = 0; i < 2; i++)
        {
            await sqs.SendMessageAsync(new SendMessageRequest(url, "same") { MessageGroupId = "g" }, Token);
        }

        var messages = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10 }, Token)).Messages;
        Assert.Equal("same", Assert.Single(messages).Body);
        var refused = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.SendMessageAsync(url, "no group", Token));
        Assert.Equal("MissingParameter", refused.ErrorCode);
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Kinesis_PutAndGet_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var stream = Backend.NewName();
        await KinesisAsync(backend, "CreateStream", new { StreamName = stream, ShardCount = 1 });
        await KinesisAsync(backend, "PutRecord", new { StreamName = stream, Data = "AQ==", PartitionKey = "k" });
        var first = await KinesisAsync(backend, "GetShardIterator", new { StreamName = stream, ShardId = "shardId-000000000000", ShardIteratorType = "TRIM_HORIZON" });

        var records = await KinesisAsync(backend, "GetRecords", new { ShardIterator = first.Text("ShardIterator") });
        var missing = await KinesisAsync(backend, "DescribeStream", new { StreamName = Backend.NewName() });

        var record = records["Records"].EnumerateArray().Single();
        Assert.Equal(("AQ==", "k"), (record.GetProperty("Data").GetString(), record.GetProperty("PartitionKey").GetString()));
        Assert.Equal((400, "ResourceNotFoundException"), (missing.Status, missing.Error));
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Ses_SenderNotVerified_MessageRejectedUntilItIs(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        backend.SignFor("ses");
        var sender = $"{Backend.NewName()}@example.org";
        (string, string)[] message =
        [
            ("Source", sender), ("Destination.ToAddresses.member.1", "b@example.org"), ("Message.Subject.Data", "s"), ("Message.Body.Text.Data", "t"),
        ];

        var refused = await backend.Wire.Http.QueryAsync("2010-12-01", "SendEmail", message);
        await backend.Wire.Http.QueryAsync("2010-12-01", "VerifyEmailIdentity", ("EmailAddress", sender));
        var sent = await backend.Wire.Http.QueryAsync("2010-12-01", "SendEmail", message);

        Assert.Equal((HttpStatusCode.BadRequest, "MessageRejected"), (refused.Status, refused.Body.Text("Code")));
        Assert.Equal((HttpStatusCode.OK, true), (sent.Status, sent.Body.Text("MessageId") is { Length: > 0 }));
    }

    private static Task<WireAnswer> KinesisAsync(Backend backend, string operation, object request)
    {
        backend.SignFor("kinesis");
        return backend.Wire.CallAsync($"Kinesis_20131202.{operation}", request);
    }
}
