using Amazon.S3.Model;

namespace FaceAspire.Emulator.Tests.S3;

public sealed class MultipartTests
{
    private const int PartBytes = 5 * 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Complete_TwoParts_JoinedWithS3sETagAndOneEvent()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var url = await s3.NotifyAsync("", "s3:ObjectCreated:*");
        var upload = await s3.Client.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = S3Fixture.Bucket, Key = "big", ContentType = "video/mp4" }, Token);
        var two = await PartAsync(s3, upload.UploadId, 2, [7, 7]);
        var one = await PartAsync(s3, upload.UploadId, 1, new byte[PartBytes]);
        Assert.Equal(2, (await s3.Client.ListPartsAsync(S3Fixture.Bucket, "big", upload.UploadId, Token)).Parts.Count);

        var complete = await CompleteAsync(s3, upload.UploadId, one, two);

        using var got = await s3.Client.GetObjectAsync(S3Fixture.Bucket, "big", Token);
        using var bytes = new MemoryStream();
        await got.ResponseStream.CopyToAsync(bytes, Token);
        Assert.Equal([.. new byte[PartBytes], 7, 7], bytes.ToArray());
        Assert.Equal("video/mp4", got.Headers.ContentType);
        Assert.EndsWith("-2\"", complete.ETag, StringComparison.Ordinal);
        var record = Assert.Single(await s3.EventsAsync(url)).GetProperty("Records")[0];
        Assert.Equal("ObjectCreated:CompleteMultipartUpload", record.GetProperty("eventName").GetString());
    }

    [Fact]
    public async Task Complete_Again_SameAnswerUntilTheObjectIsAnother()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var id = (await s3.Client.InitiateMultipartUploadAsync(S3Fixture.Bucket, "big", Token)).UploadId;
        var one = await PartAsync(s3, id, 1, [1]);

        var first = await CompleteAsync(s3, id, one);
        var second = await CompleteAsync(s3, id, one);
        await s3.PutAsync("big", "another");

        Assert.Equal(first.ETag, second.ETag);
        Assert.Equal("NoSuchUpload", await S3Fixture.ErrorAsync(() => CompleteAsync(s3, id, one)));
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "DUoRhQ==")]
    [InlineData("x-amz-meta-none", "1")]
    public async Task UploadPart_OtherChecksumThanTheUpload_Refused(string header, string value)
    {
        await using var s3 = await S3Fixture.StartAsync();
        var upload = await s3.Client.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = S3Fixture.Bucket, Key = "big", ChecksumAlgorithm = Amazon.S3.ChecksumAlgorithm.SHA256 }, Token);

        var (status, body) = await s3.SendAsync(HttpMethod.Put, $"/faces/big?partNumber=1&uploadId={upload.UploadId}", "hello world"u8.ToArray(), (header, value));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, status);
        Assert.Contains($"expected checksum Type: sha256, actual checksum Type: {(value == "1" ? "null" : "crc32")}", body, StringComparison.Ordinal);
        var listed = Assert.Single((await s3.Client.ListMultipartUploadsAsync(S3Fixture.Bucket, Token)).MultipartUploads);
        Assert.Equal((Amazon.S3.ChecksumAlgorithm.SHA256, Amazon.S3.ChecksumType.COMPOSITE), (listed.ChecksumAlgorithm, listed.ChecksumType));
    }

    [Fact]
    public async Task ListMultipartUploads_DelimiterAndMarkers_AsS3PagesThem()
    {
        await using var s3 = await S3Fixture.StartAsync();
        string[] keys = ["a/1", "a/b/1", "a/b/2", "a/c"];
        foreach (var key in keys)
        {
            await s3.Client.InitiateMultipartUploadAsync(S3Fixture.Bucket, key, Token);
        }

        var all = await s3.Client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = S3Fixture.Bucket, Prefix = "a/", Delimiter = "/" }, Token);
        var first = await s3.Client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = S3Fixture.Bucket, MaxUploads = 1 }, Token);
        var behind = await s3.Client.ListMultipartUploadsAsync(
            new ListMultipartUploadsRequest { BucketName = S3Fixture.Bucket, Prefix = "a/", Delimiter = "/", KeyMarker = "a/b/1" }, Token);

        Assert.Equal(["a/1", "a/c"], all.MultipartUploads.Select(upload => upload.Key));
        Assert.Equal("a/b/", Assert.Single(all.CommonPrefixes));
        Assert.Equal(("a/c", all.MultipartUploads[1].UploadId, false), (all.NextKeyMarker, all.NextUploadIdMarker, all.IsTruncated));
        Assert.Equal(("a/1", true), (first.NextKeyMarker, first.IsTruncated));
        Assert.Equal("a/c", Assert.Single(behind.MultipartUploads).Key);
        Assert.Empty(behind.CommonPrefixes ?? []);
    }

    [Theory]
    [InlineData("2", "does not match what was computed: 1")]
    [InlineData("1", "<CompleteMultipartUploadResult")]
    public async Task Complete_ObjectSizeGiven_MustBeThePartsSize(string size, string expected)
    {
        await using var s3 = await S3Fixture.StartAsync();
        var id = (await s3.Client.InitiateMultipartUploadAsync(S3Fixture.Bucket, "big", Token)).UploadId;
        var part = await PartAsync(s3, id, 1, [1]);
        var xml = $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{part.ETag}</ETag></Part></CompleteMultipartUpload>";

        var (_, body) = await s3.SendAsync(HttpMethod.Post, $"/faces/big?uploadId={id}", System.Text.Encoding.UTF8.GetBytes(xml), ("x-amz-mp-object-size", size));

        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "InvalidRequest")]
    [InlineData("<CompleteMultipartUpload/>", "MalformedXML")]
    [InlineData("<CompleteMultipartUpload><Part><PartNumber>2</PartNumber><ETag>\"x\"</ETag></Part></CompleteMultipartUpload>", "InvalidPart")]
    public async Task Complete_NoOrUnknownPart_SaysWhich(string xml, string code)
    {
        await using var s3 = await S3Fixture.StartAsync();
        var id = (await s3.Client.InitiateMultipartUploadAsync(S3Fixture.Bucket, "big", Token)).UploadId;

        var (_, body) = await s3.SendAsync(HttpMethod.Post, $"/faces/big?uploadId={id}", System.Text.Encoding.UTF8.GetBytes(xml));

        Assert.Contains($"<Code>{code}</Code>", body, StringComparison.Ordinal);
        Assert.Equal(code == "InvalidPart", body.Contains($"<UploadId>{id}</UploadId><PartNumber>2</PartNumber><ETag>x</ETag>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("COMPOSITE", "<NextPartNumberMarker>1</NextPartNumberMarker><Part><PartNumber>1</PartNumber>")]
    [InlineData("FULL_OBJECT", "<ObjectParts><PartsCount>1</PartsCount></ObjectParts>")]
    public async Task GetObjectAttributes_OfParts_TheirNumberIsNotInTheChecksumAndCompositesAreListed(string type, string parts)
    {
        await using var s3 = await S3Fixture.StartAsync();
        var (_, begun) = await s3.SendAsync(HttpMethod.Post, "/faces/big?uploads", [], ("x-amz-checksum-algorithm", "CRC32"), ("x-amz-checksum-type", type));
        var id = begun.Split("<UploadId>")[1].Split('<')[0];
        var part = await s3.Client.UploadPartAsync(
            new() { BucketName = S3Fixture.Bucket, Key = "big", UploadId = id, PartNumber = 1, InputStream = new MemoryStream([1]), ChecksumAlgorithm = Amazon.S3.ChecksumAlgorithm.CRC32 }, Token);
        await CompleteAsync(s3, id, new PartETag(part) { PartNumber = 1 });

        var (_, body) = await s3.SendAsync(HttpMethod.Get, "/faces/big?attributes", null, ("x-amz-object-attributes", "Checksum,ObjectParts"));

        Assert.Matches($"<ChecksumCRC32>[^<-]+</ChecksumCRC32><ChecksumType>{type}</ChecksumType>", body);
        Assert.Contains(parts, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_WrongParts_NamedErrors()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var id = (await s3.Client.InitiateMultipartUploadAsync(S3Fixture.Bucket, "big", Token)).UploadId;
        var one = await PartAsync(s3, id, 1, [1]);
        var two = await PartAsync(s3, id, 2, [2]);

        Assert.Equal("EntityTooSmall", await S3Fixture.ErrorAsync(() => CompleteAsync(s3, id, one, two)));
        Assert.Equal("InvalidPart", await S3Fixture.ErrorAsync(() => CompleteAsync(s3, id, new PartETag(1, two.ETag))));
        Assert.Equal("InvalidPart", await S3Fixture.ErrorAsync(() => CompleteAsync(s3, id, new PartETag(9, two.ETag))));
        var (_, disorder) = await s3.SendAsync(
            HttpMethod.Post, $"/faces/big?uploadId={id}",
            System.Text.Encoding.UTF8.GetBytes(
                $"<CompleteMultipartUpload><Part><PartNumber>2</PartNumber><ETag>{two.ETag}</ETag></Part><Part><PartNumber>1</PartNumber><ETag>{one.ETag}</ETag></Part></CompleteMultipartUpload>"));
        Assert.Contains("InvalidPartOrder", disorder, StringComparison.Ordinal);
        await CompleteAsync(s3, id, two);
        Assert.Equal("\u0002", await s3.ReadAsync("big"));
    }

    [Fact]
    public async Task Abort_ThenUploadPart_NoSuchUpload()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var id = (await s3.Client.InitiateMultipartUploadAsync(S3Fixture.Bucket, "big", Token)).UploadId;
        await PartAsync(s3, id, 1, [1]);

        await s3.Client.AbortMultipartUploadAsync(S3Fixture.Bucket, "big", id, Token);

        Assert.Equal("NoSuchUpload", await S3Fixture.ErrorAsync(() => PartAsync(s3, id, 1, [1])));
        Assert.Empty((await s3.Client.ListMultipartUploadsAsync(S3Fixture.Bucket, Token)).MultipartUploads ?? []);
    }

    private static async Task<PartETag> PartAsync(S3Fixture s3, string id, int number, byte[] content)
    {
        var answer = await s3.Client.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = S3Fixture.Bucket,
                Key = "big",
                UploadId = id,
                PartNumber = number,
                InputStream = new MemoryStream(content),
            },
            Token);
        return new(number, answer.ETag);
    }

    private static Task<CompleteMultipartUploadResponse> CompleteAsync(S3Fixture s3, string id, params PartETag[] parts) =>
        s3.Client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = S3Fixture.Bucket, Key = "big", UploadId = id, PartETags = [.. parts] }, Token);
}
