using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS.Model;

namespace FaceAspire.Emulator.Tests.Backends;

/// <summary>More of what users' code does, at the emulator and at moto. Where the two differ, AWS's documentation decides, and the test says so.</summary>
public sealed class BackendDetailTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task S3_MultipartOfTwoParts_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var (s3, bucket) = (backend.S3, Backend.NewName());
        await s3.PutBucketAsync(bucket, Token);
        var id = (await s3.InitiateMultipartUploadAsync(bucket, "big", Token)).UploadId;
        var one = await PartAsync(1, new byte[5 * 1024 * 1024]);
        var two = await PartAsync(2, [7]);

        var parts = await s3.ListPartsAsync(bucket, "big", id, Token);
        var done = await s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = "big", UploadId = id, PartETags = [one, two] }, Token);
        var gone = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.AbortMultipartUploadAsync(bucket, "big", "none", Token));

        Assert.Equal([1, 2], parts.Parts.Select(part => part.PartNumber!.Value));
        Assert.Equal("\"1fdf85d5af816ff38b95981f9dccc6ee-2\"", done.ETag);
        Assert.Equal(5 * 1024 * 1024 + 1, (await s3.GetObjectMetadataAsync(bucket, "big", Token)).ContentLength);
        Assert.Equal("NoSuchUpload", gone.ErrorCode);

        async Task<PartETag> PartAsync(int number, byte[] content) => new(await s3.UploadPartAsync(
            new UploadPartRequest { BucketName = bucket, Key = "big", UploadId = id, PartNumber = number, InputStream = new MemoryStream(content) }, Token));
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task S3_ListInPagesWithDelimiter_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var (s3, bucket) = (backend.S3, Backend.NewName());
        await s3.PutBucketAsync(bucket, Token);
        foreach (var key in (string[])["a", "b/1", "b/2", "c/1", "d"])
        {
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = key }, Token);
        }

        var seen = new List<string>();
        await foreach (var page in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Delimiter = "/", MaxKeys = 1 }).Responses.WithCancellation(Token))
        {
            Assert.Equal(1, page.KeyCount);
            seen.AddRange([.. page.S3Objects?.Select(item => item.Key) ?? [], .. page.CommonPrefixes ?? []]);
        }

        Assert.Equal(["a", "b/", "c/", "d"], seen);
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task S3_TagsAndBucketSettings_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var (s3, bucket) = (backend.S3, Backend.NewName());
        await s3.PutBucketAsync(bucket, Token);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "k", ContentBody = "1", TagSet = [new() { Key = "a", Value = "b" }] }, Token);

        var tags = (await s3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = bucket, Key = "k" }, Token)).Tagging;
        backend.SignFor("s3");
        var noPolicy = await backend.Wire.Http.GetAsync(new Uri($"/{bucket}?policy", UriKind.Relative), Token);
        var noTags = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.PutBucketTaggingAsync(bucket, [new() { Key = "aws:a", Value = "b" }], Token));

        Assert.Equal(("a", "b"), (tags.Single().Key, tags.Single().Value));
        Assert.Equal((HttpStatusCode.NotFound, "InvalidTag"), (noPolicy.StatusCode, noTags.ErrorCode));
        Assert.Contains("<Code>NoSuchBucketPolicy</Code>", await noPolicy.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Sqs_Batches_PartlyRefusedTheSame(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var sqs = backend.Sqs;
        var url = (await sqs.CreateQueueAsync(Backend.NewName(), Token)).QueueUrl;

        var sent = await sqs.SendMessageBatchAsync(url, [new("1", "a"), new("2", "b") { DelaySeconds = 901 }], Token);
        var twice = await Assert.ThrowsAnyAsync<Amazon.SQS.AmazonSQSException>(() => sqs.SendMessageBatchAsync(url, [new("1", "a"), new("1", "b")], Token));
        var none = await Assert.ThrowsAnyAsync<Amazon.SQS.AmazonSQSException>(() => sqs.SendMessageBatchAsync(url, [], Token));

        Assert.Equal(("1", "2", "InvalidParameterValue"), (sent.Successful.Single().Id, sent.Failed.Single().Id, sent.Failed.Single().Code));
        Assert.Equal(("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.EmptyBatchRequest"), (twice.ErrorCode, none.ErrorCode));
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Sqs_ReceivedTooOften_SameDeadLetter(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        var (sqs, dead) = (backend.Sqs, Backend.NewName());
        var deadUrl = (await sqs.CreateQueueAsync(dead, Token)).QueueUrl;
        var arn = (await sqs.GetQueueAttributesAsync(deadUrl, ["QueueArn"], Token)).QueueARN;
        var url = (await sqs.CreateQueueAsync(
            new CreateQueueRequest(Backend.NewName())
            {
                Attributes = new() { ["VisibilityTimeout"] = "0", ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":"1"}""" },
            }, Token)).QueueUrl;
        await sqs.SendMessageAsync(url, "m", Token);

        await sqs.ReceiveMessageAsync(url, Token);
        await sqs.ReceiveMessageAsync(url, Token);

        Assert.Equal("m", (await sqs.ReceiveMessageAsync(deadUrl, Token)).Messages.Single().Body);
        Assert.Equal($$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":1}""", (await sqs.GetQueueAttributesAsync(url, ["RedrivePolicy"], Token)).Attributes["RedrivePolicy"].Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Kinesis_ShardsAndRetention_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        backend.SignFor("kinesis");
        var stream = Backend.NewName();
        Task<WireAnswer> CallAsync(string operation, object request) => backend.Wire.CallAsync($"Kinesis_20131202.{operation}", request);
        await CallAsync("CreateStream", new { StreamName = stream, ShardCount = 3 });

        var first = await CallAsync("ListShards", new { StreamName = stream, MaxResults = 2 });
        // API reference, ListShards: NextToken names the stream, and its name must not be given again; moto demands it.
        var rest = await CallAsync("ListShards", backend.IsMoto ? new { StreamName = stream, MaxResults = 2, NextToken = first.Text("NextToken") } : new { NextToken = first.Text("NextToken") });
        var put = await CallAsync("PutRecord", new { StreamName = stream, Data = "AQ==", PartitionKey = "k", ExplicitHashKey = "0" });
        var tooLong = await CallAsync("IncreaseStreamRetentionPeriod", new { StreamName = stream, RetentionPeriodHours = 9999 });
        var noShard = await CallAsync("GetShardIterator", new { StreamName = stream, ShardId = "shardId-000000000009", ShardIteratorType = "LATEST" });

        Assert.Equal(
            ["shardId-000000000000", "shardId-000000000001", "shardId-000000000002"],
            first["Shards"].EnumerateArray().Concat(rest["Shards"].EnumerateArray()).Select(shard => shard.GetProperty("ShardId").GetString()));
        Assert.Equal("shardId-000000000000", put.Text("ShardId"));
        Assert.Equal(("InvalidArgumentException", "ResourceNotFoundException"), (tooLong.Error, noShard.Error));
        Assert.Equal("Maximum allowed retention period is 8760 hours. Requested retention period (9999 hours) is too long.", tooLong.Body.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("moto")]
    public async Task Ses_IdentitiesAndQuota_Same(string name)
    {
        await using var backend = await Backend.StartAsync(name, moto);
        backend.SignFor("ses");
        var (address, domain) = ($"{Backend.NewName()}@example.org", $"{Backend.NewName()}.example.org");
        await backend.Wire.Http.QueryAsync("2010-12-01", "VerifyEmailIdentity", ("EmailAddress", address));
        var (_, verified) = await backend.Wire.Http.QueryAsync("2010-12-01", "VerifyDomainIdentity", ("Domain", domain));

        var (_, domains) = await backend.Wire.Http.QueryAsync("2010-12-01", "ListIdentities", ("IdentityType", "Domain"));
        var (status, quota) = await backend.Wire.Http.QueryAsync("2010-12-01", "GetSendQuota");

        Assert.NotEmpty(verified.Text("VerificationToken")!);
        Assert.Contains(domain, domains.Descendants("member").Select(member => member.Value));
        Assert.DoesNotContain(address, domains.Descendants("member").Select(member => member.Value));
        Assert.Equal((HttpStatusCode.OK, true), (status, double.Parse(quota.Text("Max24HourSend")!, System.Globalization.CultureInfo.InvariantCulture) > 0));
    }
}
