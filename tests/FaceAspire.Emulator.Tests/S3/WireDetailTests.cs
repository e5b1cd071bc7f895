using System.Net;
using System.Net.Sockets;
using Amazon.S3;
using Amazon.S3.Model;

namespace FaceAspire.Emulator.Tests.S3;

/// <summary>Small print of S3's answers that clients go by.</summary>
public sealed class WireDetailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PutObject_PresignedWithHeadersInItsQuery_TheyCount()
    {
        await using var s3 = await S3Fixture.StartAsync();

        await s3.SendAsync(HttpMethod.Put, "/faces/a?x-amz-meta-who=ann&x-amz-storage-class=STANDARD_IA&X-Amz-Signature=0", "1"u8.ToArray());
        await s3.SendAsync(HttpMethod.Put, "/faces/b?x-amz-meta-who=ann", "1"u8.ToArray());

        var signed = await s3.Client.GetObjectMetadataAsync(S3Fixture.Bucket, "a", Token);
        Assert.Equal(("ann", S3StorageClass.StandardInfrequentAccess), (signed.Metadata["who"], signed.StorageClass));
        Assert.Empty((await s3.Client.GetObjectMetadataAsync(S3Fixture.Bucket, "b", Token)).Metadata.Keys); // no signature vouches for it
    }

    [Theory]
    [InlineData("GET", "/faces/a", "Range", "bytes=9-", "<RangeRequested>bytes=9-</RangeRequested><ActualObjectSize>5</ActualObjectSize>")]
    [InlineData("GET", "/faces/a?partNumber=2", "x-none", "1", "<PartNumberRequested>2</PartNumberRequested><ActualPartCount>1</ActualPartCount>")]
    [InlineData("GET", "/faces/a?partNumber=1", "Range", "bytes=0-1", "<Message>Cannot specify both Range header and partNumber query parameter</Message>")]
    [InlineData("DELETE", "/faces/a?uploadId=none", "x-none", "1", "<UploadId>none</UploadId>")]
    [InlineData("PUT", "/faces/copy", "x-amz-copy-source", "faces/source", "<Key>source</Key>")]
    [InlineData("PUT", "/faces/a", "x-amz-checksum-crc32", "zz", "<Code>InvalidRequest</Code>")]
    [InlineData("PUT", "/faces/a", "x-amz-checksum-crc32", "AAAAAA==", "<Code>BadDigest</Code>")]
    [InlineData("PUT", "/faces/copy", "x-amz-copy-source", "faces", "<Message>Invalid copy source object key</Message><ArgumentName>x-amz-copy-source</ArgumentName>")]
    [InlineData("GET", "/faces", "x-amz-expected-bucket-owner", "me", "<Code>InvalidBucketOwnerAWSAccountID</Code>")]
    [InlineData("GET", "/faces?encoding-type=none", "x-none", "1", "<ArgumentName>encoding-type</ArgumentName><ArgumentValue>none</ArgumentValue>")]
    [InlineData("GET", "/faces?uploads&encoding-type=none", "x-none", "1", "<ArgumentName>encoding-type</ArgumentName><ArgumentValue>none</ArgumentValue>")]
    [InlineData("PUT", "/none?encryption", "x-none", "1", "<Code>NoSuchBucket</Code>")]
    [InlineData("PUT", "/faces/a", "If-None-Match", "\"x\"", "<additionalMessage>We don't accept the provided value of If-None-Match header for this API</additionalMessage>")]
    [InlineData("GET", "/?prefix=faces", "x-none", "1", "<BucketArn>arn:aws:s3:::faces</BucketArn>")]
    [InlineData("GET", "/faces?list-type=2&continuation-token=", "x-none", "1", "<Message>The continuation token provided is incorrect</Message>")]
    public async Task Error_Details_AsS3WritesThem(string method, string path, string header, string value, string expected)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "hello");

        var (_, body) = await s3.SendAsync(new(method), path, method == "PUT" ? "1"u8.ToArray() : null, (header, value));

        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteObject_AnsweredWithNothing_ConnectionGoesOn()
    {
        await using var s3 = await S3Fixture.StartAsync();
        using var client = new TcpClient(s3.Emulator.Endpoint.Host, s3.Emulator.Endpoint.Port);
        using var answers = new StreamReader(client.GetStream());

        foreach (var _ in (int[])[1, 2])
        {
            await client.GetStream().WriteAsync("DELETE /faces/a HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Token);
            Assert.Equal("HTTP/1.1 204 No Content", await answers.ReadLineAsync(Token));
            while (await answers.ReadLineAsync(Token) is { Length: > 0 })
            {
                // the headers
            }
        }
    }

    [Fact]
    public async Task Complete_PartBelowTheLeast_NamesIt()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var id = (await s3.Client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = S3Fixture.Bucket, Key = "big", StorageClass = S3StorageClass.StandardInfrequentAccess }, Token)).UploadId;
        var complete = "<CompleteMultipartUpload>";
        foreach (var number in (int[])[1, 2])
        {
            var part = await s3.Client.UploadPartAsync(new UploadPartRequest { BucketName = S3Fixture.Bucket, Key = "big", UploadId = id, PartNumber = number, InputStream = new MemoryStream([1]) }, Token);
            complete += $"<Part><PartNumber>{number}</PartNumber><ETag>{part.ETag}</ETag></Part>";
        }

        var (status, body) = await s3.SendAsync(HttpMethod.Post, $"/faces/big?uploadId={id}", System.Text.Encoding.UTF8.GetBytes(complete + "</CompleteMultipartUpload>"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("<Code>EntityTooSmall</Code>", body, StringComparison.Ordinal);
        Assert.Contains("<MinSizeAllowed>5242880</MinSizeAllowed><PartNumber>1</PartNumber><ProposedSize>1</ProposedSize>", body, StringComparison.Ordinal);
        var listed = await s3.Client.ListPartsAsync(S3Fixture.Bucket, "big", id, Token);
        Assert.Equal((2, S3StorageClass.StandardInfrequentAccess), (listed.NextPartNumberMarker, listed.StorageClass));
    }

    [Fact]
    public async Task PutObject_KeyOfKms_ToldByPutGetAndMultipart()
    {
        await using var s3 = await S3Fixture.StartAsync();
        const string Key = "arn:aws:kms:us-east-1:000000000000:key/k";

        var put = await s3.PutAsync("a", "1", request => (request.ServerSideEncryptionMethod, request.ServerSideEncryptionKeyManagementServiceKeyId, request.BucketKeyEnabled) = (ServerSideEncryptionMethod.AWSKMS, Key, true));
        var got = await s3.Client.GetObjectMetadataAsync(S3Fixture.Bucket, "a", Token);
        var upload = await s3.Client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = S3Fixture.Bucket, Key = "big", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = Key }, Token);
        var part = await s3.Client.UploadPartAsync(new UploadPartRequest { BucketName = S3Fixture.Bucket, Key = "big", UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream([1]) }, Token);

        Assert.Equal((ServerSideEncryptionMethod.AWSKMS, Key, true), (put.ServerSideEncryptionMethod, put.ServerSideEncryptionKeyManagementServiceKeyId, put.BucketKeyEnabled));
        Assert.Equal((ServerSideEncryptionMethod.AWSKMS, Key, true), (got.ServerSideEncryptionMethod, got.ServerSideEncryptionKeyManagementServiceKeyId, got.BucketKeyEnabled));
        Assert.Equal(ServerSideEncryptionMethod.AWSKMS, part.ServerSideEncryptionMethod);
        Assert.Equal((ServerSideEncryptionMethod.AWSKMS, Key), (upload.ServerSideEncryptionMethod, upload.ServerSideEncryptionKeyManagementServiceKeyId));
    }

    [Fact]
    public async Task List_PrefixAndMarkerAsLongAsKeysMayBe_RequestLineIsTaken()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var key = Uri.EscapeDataString(new string('日', 341));

        var (status, _) = await s3.SendAsync(HttpMethod.Get, $"/faces?list-type=2&prefix={key}&start-after={key}&delimiter={key}&continuation-token=YQ%3D%3D");

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData("GLACIER", true)]
    [InlineData("DEEP_ARCHIVE", true)]
    [InlineData("GLACIER_IR", false)]
    public async Task GetObjectAndCopy_Archived_RefusedUntilRestored(string storageClass, bool refused)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "hello", request => request.StorageClass = storageClass);

        var (status, read) = await s3.SendAsync(HttpMethod.Get, "/faces/a");
        var (_, copied) = await s3.SendAsync(HttpMethod.Put, "/faces/b", [], ("x-amz-copy-source", "faces/a"));

        Assert.Equal(refused ? HttpStatusCode.Forbidden : HttpStatusCode.OK, status);
        Assert.Equal(refused, read.Contains($"<Code>InvalidObjectState</Code><Message>The operation is not valid for the object's storage class</Message><StorageClass>{storageClass}<", StringComparison.Ordinal));
        Assert.Equal(refused, copied.Contains("<Code>ObjectNotInActiveTierError</Code>", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await s3.SendAsync(HttpMethod.Head, "/faces/a")).Status);
    }

    [Theory]
    [InlineData("x-amz-copy-source-if-match", "\"none\"", "x-amz-copy-source-If-Match")]
    [InlineData("x-amz-copy-source-if-none-match", "*", "x-amz-copy-source-If-None-Match")]
    [InlineData("x-amz-copy-source-if-unmodified-since", "Thu, 01 Jan 2015 00:00:00 GMT", "x-amz-copy-source-If-Unmodified-Since")]
    public async Task CopyObject_ConditionOnItsSource_NamedAsS3Does(string header, string value, string named)
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "hello");

        var (status, body) = await s3.SendAsync(HttpMethod.Put, "/faces/b", [], ("x-amz-copy-source", "faces/a"), (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.Contains($"<Condition>{named}</Condition>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<Key>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetObject_ModifiedSinceADateToCome_TheDateDoesNotCount()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "hello");

        var answer = await s3.SendAsync(HttpMethod.Get, "/faces/a", null, ("If-Modified-Since", DateTimeOffset.UtcNow.AddDays(1).ToString("R")));

        Assert.Equal((HttpStatusCode.OK, "hello"), answer);
    }

    [Fact]
    public async Task CopyObjectAndPart_Encryption_IsTold()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "hello");
        var id = (await s3.Client.InitiateMultipartUploadAsync(S3Fixture.Bucket, "big", Token)).UploadId;

        var copied = await s3.Client.CopyObjectAsync(S3Fixture.Bucket, "a", S3Fixture.Bucket, "b", Token);
        var part = await s3.Client.CopyPartAsync(new() { SourceBucket = S3Fixture.Bucket, SourceKey = "a", DestinationBucket = S3Fixture.Bucket, DestinationKey = "big", UploadId = id, PartNumber = 1 }, Token);

        Assert.Equal(("AES256", "AES256"), (copied.ServerSideEncryptionMethod?.Value, part.ServerSideEncryptionMethod?.Value));
    }

    [Fact]
    public async Task CopyObject_OntoItself_OnlyWhereTheBucketsEncryptionWasSet()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "hello");

        var (before, _) = await s3.SendAsync(HttpMethod.Put, "/faces/a", [], ("x-amz-copy-source", "faces/a"));
        await s3.SendAsync(HttpMethod.Put, "/faces?encryption", "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>"u8.ToArray());
        var (after, _) = await s3.SendAsync(HttpMethod.Put, "/faces/a", [], ("x-amz-copy-source", "faces/a"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (before, after));
    }

    [Fact]
    public async Task ListObjectsV2_StartAfterAndToken_TheTokenCountsAndIsToldAlone()
    {
        await using var s3 = await S3Fixture.StartAsync();
        await s3.PutAsync("a", "1");
        await s3.PutAsync("b", "2");
        await s3.PutAsync("c", "3");

        var first = await s3.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = S3Fixture.Bucket, StartAfter = "a", MaxKeys = 1 }, Token);
        var second = await s3.Client.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = S3Fixture.Bucket, StartAfter = "a", ContinuationToken = first.NextContinuationToken }, Token);

        Assert.Equal(("b", "a"), (Assert.Single(first.S3Objects).Key, first.StartAfter));
        Assert.Equal(("c", null), (Assert.Single(second.S3Objects).Key, second.StartAfter));
    }
}
