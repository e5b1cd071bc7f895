using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class ObjectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PutObject_WithMetadata_ComesBackWhole()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var put = await s3.PutAsync("enrol/Zoë Lee (1)+&.txt", "hello", request =>
        {
            request.ContentType = "text/plain";
            request.Headers.CacheControl = "no-cache";
            request.Metadata.Add("person", "zoe");
        });

        using var got = await s3.Client.GetObjectAsync(S3Fixture.Bucket, "enrol/Zoë Lee (1)+&.txt", Token);

        Assert.Equal("hello", await new StreamReader(got.ResponseStream).ReadToEndAsync(Token));
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", put.ETag);
        Assert.Equal(put.ETag, got.ETag);
        Assert.Equal(("text/plain", "no-cache", "zoe"), (got.Headers.ContentType, got.Headers.CacheControl, got.Metadata["person"]));
    }

    [Fact]
    public async Task PutObject_StreamOfUnknownContent_DecodedWithItsTrailer()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        await s3.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = S3Fixture.Bucket, Key = "stream", InputStream = new MemoryStream(bytes) }, Token);

        using var got = await s3.Client.GetObjectAsync(S3Fixture.Bucket, "stream", Token);
        using var copy = new MemoryStream();
        await got.ResponseStream.CopyToAsync(copy, Token);

        Assert.Equal(bytes, copy.ToArray());
    }

    [Theory]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n", HttpStatusCode.OK)]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "B\r\nhello world\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n", HttpStatusCode.BadRequest)]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "5;chunk-signature=ab\r\nhello\r\n6;chunk-signature=cd\r\n world\r\n0;chunk-signature=ef\r\n\r\n", HttpStatusCode.OK)]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", "b;chunk-signature=ab\r\nhello world\r\n0;chunk-signature=cd\r\nx-amz-checksum-crc32:DUoRhQ==\r\nx-amz-trailer-signature:ef\r\n\r\n", HttpStatusCode.OK)]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "5\r\nhello\r\n0\r\n\r\n", HttpStatusCode.BadRequest)]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "B\r\nhello", HttpStatusCode.BadRequest)]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER", "zz\r\nhello world\r\n0\r\n\r\n", HttpStatusCode.BadRequest)]
    public async Task PutObject_AwsChunked_DecodedOrRefusedWhole(string sha256, string body, HttpStatusCode status)
    {
        await using var s3 = await S3Fixture.StartAsync();

        var answer = await s3.SendAsync(
            HttpMethod.Put, "/faces/chunked", Encoding.ASCII.GetBytes(body),
            ("x-amz-content-sha256", sha256), ("x-amz-decoded-content-length", "11"), ("x-amz-trailer", "x-amz-checksum-crc32"),
            ("Content-Encoding", "aws-chunked"));

        Assert.Equal(status, answer.Status);
        var read = await s3.SendAsync(HttpMethod.Get, "/faces/chunked");
        Assert.Equal(status == HttpStatusCode.OK ? "hello world" : "NoSuchKey", status == HttpStatusCode.OK ? read.Body : Code(read.Body));
    }

    [Theory]
    [InlineData("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==", "BadDigest")]
    [InlineData("Content-MD5", "nonsense", "InvalidDigest")]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", "BadDigest")]
    [InlineData("x-amz-checksum-crc32c", "AAAAAA==", "BadDigest")]
    [InlineData("x-amz-checksum-crc64nvme", "AAAAAAAAAAA=", "BadDigest")]
    [InlineData("x-amz-checksum-sha1", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "BadDigest")]
    [InlineData("x-amz-checksum-sha1", "AAAA", "InvalidRequest")]
    [InlineData("x-amz-content-sha256", "0000000000000000000000000000000000000000000000000000000000000000", "XAmzContentSHA256Mismatch")]
    public async Task PutObject_WrongDigest_RefusedAndOldContentStays(string header, string value, string code)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "old");

        var answer = await s3.SendAsync(HttpMethod.Put, "/faces/a", "new"u8.ToArray(), (header, value));

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, Code(answer.Body)));
        Assert.Equal("old", await s3.ReadAsync("a"));
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "y/Q5Jg==")]
    [InlineData("x-amz-checksum-crc32c", "4waSgw==")]
    [InlineData("x-amz-checksum-crc64nvme", "rosUhgp5mIg=")]
    [InlineData("x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=")]
    public async Task PutObject_CheckValueOfTheAlgorithm_Accepted(string header, string value)
    {
        await using var s3 = await S3Fixture.StartAsync();

        var answer = await s3.SendAsync(HttpMethod.Put, "/faces/a", "123456789"u8.ToArray(), (header, value)); // every CRC's published check input

        Assert.Equal((HttpStatusCode.OK, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task PutObject_Conditions_AsS3Decides()
    {
        await using var s3 = await S3Fixture.StartAsync();

        var first = await s3.PutAsync("state", "1", request => request.IfNoneMatch = "*");
        Assert.Equal("PreconditionFailed", await S3Fixture.ErrorAsync(() => s3.PutAsync("state", "2", request => request.IfNoneMatch = "*")));
        var second = await s3.PutAsync("state", "2", request => request.IfMatch = first.ETag);
        Assert.Equal("PreconditionFailed", await S3Fixture.ErrorAsync(() => s3.PutAsync("state", "3", request => request.IfMatch = first.ETag)));
        Assert.Equal("NoSuchKey", await S3Fixture.ErrorAsync(() => s3.PutAsync("other", "1", request => request.IfMatch = first.ETag)));

        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal("2", await s3.ReadAsync("state"));
    }

    [Fact]
    public async Task PutObject_ManyAtOnceIfNoneMatch_OneWins()
    {
        await using var s3 = await S3Fixture.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            s3.SendAsync(HttpMethod.Put, "/faces/once", Encoding.ASCII.GetBytes($"{i}"), ("If-None-Match", "*"))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task GetObject_WhileItIsReplaced_AlwaysOneWholeVersion()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", new string('0', 50_000));
        var writing = Task.Run(
            async () =>
            {
                for (var i = 1; i < 60; i++)
                {
                    await s3.SendAsync(HttpMethod.Put, "/faces/a", Encoding.ASCII.GetBytes(new string((char)('0' + (i % 10)), 50_000)));
                }
            },
            Token);

        while (!writing.IsCompleted)
        {
            var (status, body) = await s3.SendAsync(HttpMethod.Get, "/faces/a");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal((50_000, 1), (body.Length, body.Distinct().Count()));
        }

        await writing;
    }

    [Fact]
    public async Task GetObject_Conditions_NotModifiedOrRefused()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var put = await s3.PutAsync("a", "1");

        Assert.Equal(HttpStatusCode.NotModified, (await s3.SendAsync(HttpMethod.Get, "/faces/a", null, ("If-None-Match", put.ETag))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await s3.SendAsync(HttpMethod.Get, "/faces/a", null, ("If-Match", "\"x\""))).Status);
        Assert.Equal(HttpStatusCode.OK, (await s3.SendAsync(HttpMethod.Get, "/faces/a", null, ("If-Match", put.ETag))).Status);
    }

    [Theory]
    [InlineData("bytes=2-4", HttpStatusCode.PartialContent, "234")]
    [InlineData("bytes=7-", HttpStatusCode.PartialContent, "789")]
    [InlineData("bytes=-2", HttpStatusCode.PartialContent, "89")]
    [InlineData("bytes=5-100", HttpStatusCode.PartialContent, "56789")]
    [InlineData("bytes=nonsense", HttpStatusCode.OK, "0123456789")]
    [InlineData("bytes=10-", HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange")]
    public async Task GetObject_Range_ThatPart(string range, HttpStatusCode status, string expected)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "0123456789");

        var answer = await s3.SendAsync(HttpMethod.Get, "/faces/a", null, ("Range", range));

        Assert.Equal(status, answer.Status);
        Assert.Equal(expected, answer.Body.StartsWith('<') ? Code(answer.Body) : answer.Body);
    }

    [Fact]
    public async Task GetObject_Nothing_ErrorNamesBucketAndKey()
    {
        await using var s3 = await S3Fixture.StartAsync();

        var (status, body) = await s3.SendAsync(HttpMethod.Get, "/faces/no/such");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("<Code>NoSuchKey</Code>", body, StringComparison.Ordinal);
        Assert.Contains("<Key>no/such</Key><Resource>/faces/no/such</Resource><RequestId>", body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, ""), await s3.SendAsync(HttpMethod.Head, "/faces/no/such"));
        Assert.Equal("NoSuchBucket", await S3Fixture.ErrorAsync(() => s3.Client.GetObjectAsync("nowhere", "a", Token)));
    }

    [Theory]
    [InlineData("faces.s3.localhost")]
    [InlineData("faces.s3.us-east-1.amazonaws.com")]
    [InlineData("faces.s3.amazonaws.com")]
    [InlineData("faces.localhost:4566")]
    public async Task HostStyle_AnyPath_IsAKey(string host)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("_faceaspire/health", "a key after all");

        var answer = await s3.SendAsync(HttpMethod.Get, "/_faceaspire/health", null, ("Host", host));

        Assert.Equal((HttpStatusCode.OK, "a key after all"), answer);
    }

    [Fact]
    public async Task SubResource_NotServed_NotImplementedRatherThanTheObject()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "1");

        var answer = await s3.SendAsync(HttpMethod.Get, "/faces/a?torrent");

        Assert.Equal((HttpStatusCode.NotImplemented, "NotImplemented"), (answer.Status, Code(answer.Body)));
    }

    [Fact]
    public async Task CopyObject_ReplaceMetadata_SameContentNewMetadata()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a b", "hello", request =>
        {
            request.Metadata.Add("m", "1");
            request.TagSet = [new() { Key = "t", Value = "v" }];
        });

        await s3.Client.CopyObjectAsync(
            new CopyObjectRequest
            {
                SourceBucket = S3Fixture.Bucket,
                SourceKey = "a b",
                DestinationBucket = S3Fixture.Bucket,
                DestinationKey = "c",
                MetadataDirective = S3MetadataDirective.REPLACE,
                ContentType = "x/y",
            },
            Token);

        var head = await s3.Client.GetObjectMetadataAsync(S3Fixture.Bucket, "c", Token);
        Assert.Equal(("x/y", 0, 1), (head.Headers.ContentType, head.Metadata.Count, head.TagsCount));
        Assert.Equal("hello", await s3.ReadAsync("c"));
        Assert.Equal("InvalidRequest", await S3Fixture.ErrorAsync(
            () => s3.Client.CopyObjectAsync(S3Fixture.Bucket, "c", S3Fixture.Bucket, "c", Token)));
    }

    [Fact]
    public async Task DeleteObjects_SomeMissing_AllReportedDeleted()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "1");

        var answer = await s3.Client.DeleteObjectsAsync(
            new DeleteObjectsRequest { BucketName = S3Fixture.Bucket, Objects = [new() { Key = "a" }, new() { Key = "none" }] }, Token);

        Assert.Equal(["a", "none"], answer.DeletedObjects.Select(deleted => deleted.Key));
        Assert.Equal("NoSuchKey", await S3Fixture.ErrorAsync(() => s3.ReadAsync("a")));
    }

    [Fact]
    public async Task PresignedUrl_PutAndGet_Work()
    {
        await using var s3 = await S3Fixture.StartAsync();

        var put = await s3.SendAsync(HttpMethod.Put, Url(HttpVerb.PUT), "hello"u8.ToArray());
        var got = await s3.SendAsync(HttpMethod.Get, Url(HttpVerb.GET));

        Assert.Equal((HttpStatusCode.OK, "hello"), (put.Status, got.Body));

        string Url(HttpVerb verb) => s3.Client.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = S3Fixture.Bucket,
            Key = "signed",
            Verb = verb,
            Expires = DateTime.UtcNow.AddMinutes(1),
            Protocol = Amazon.S3.Protocol.HTTP,
        });
    }

    [Fact]
    public async Task PutObject_OverTheLimits_NamedErrors()
    {
        await using var s3 = await S3Fixture.StartAsync();

        Assert.Equal("KeyTooLongError", await S3Fixture.ErrorAsync(() => s3.PutAsync(new string('k', 1025), "")));
        Assert.Equal("MetadataTooLarge", await S3Fixture.ErrorAsync(() => s3.PutAsync("a", "", r => r.Metadata.Add("m", new string('v', 2048)))));
        Assert.Equal("InvalidBucketName", await S3Fixture.ErrorAsync(() => s3.Client.PutBucketAsync("Not_Allowed", Token)));
    }

    private static string Code(string error) => error.Split("<Code>")[1].Split('<')[0];
}
