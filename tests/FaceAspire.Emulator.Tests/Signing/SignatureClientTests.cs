using System.Net;
using System.Text;
using Amazon.Kinesis;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using FaceAspire.Aws;
using FaceAspire.Aws.KinesisVideo;
using FaceAspire.Emulator.Tests.Conformance;
using FaceAspire.Emulator.Tests.KinesisVideo;

namespace FaceAspire.Emulator.Tests.Signing;

/// <summary>Real clients, with the right secret and with another.</summary>
public sealed class SignatureClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // aws-chunked, each chunk signed, and the trailer
    public async Task AwsSdk_ObjectsWithOddKeys_TakenAndPresigned(bool wholePayload)
    {
        await using var emulator = await SigningFixture.StartAsync();
        using var s3 = S3(emulator, SigningFixture.Secret);
        await s3.PutBucketAsync("faces", Token);
        const string Key = "Ann Lee/a+b (1)=ä&?%2F//../~.jpg";
        var content = Encoding.ASCII.GetBytes(new string('x', 200_000));

        await s3.PutObjectAsync(new() { BucketName = "faces", Key = Key, InputStream = new MemoryStream(content), UseChunkEncoding = !wholePayload, ContentType = "a/b;  c=d" }, Token);
        using var got = await s3.GetObjectAsync("faces", Key, Token);
        var url = await s3.GetPreSignedURLAsync(new() { BucketName = "faces", Key = Key, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Amazon.S3.Protocol.HTTP });
        using var http = new HttpClient();
        var presigned = await http.GetByteArrayAsync(new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }), Token);
        using var changed = await http.GetAsync(url.Replace("X-Amz-Expires=", "X-Amz-Expires=1", StringComparison.Ordinal), Token);

        Assert.Equal(content.Length, got.ContentLength);
        Assert.Equal(content, presigned);
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
    }

    [Fact]
    public async Task AwsSdk_OtherSecret_SignatureDoesNotMatch()
    {
        await using var emulator = await SigningFixture.StartAsync();
        using var s3 = S3(emulator, "another");
        using var sqs = Sqs(emulator, "another");

        Assert.Equal("SignatureDoesNotMatch", (await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.ListBucketsAsync(Token))).ErrorCode);
        Assert.Equal("SignatureDoesNotMatch", (await Assert.ThrowsAsync<AmazonSQSException>(() => sqs.ListQueuesAsync("", Token))).ErrorCode);
    }

    [Fact]
    public async Task PutObject_ChunkIsNotWhatWasSigned_RefusedAndNotStored()
    {
        await using var emulator = await SigningFixture.StartAsync();
        using var s3 = S3(emulator, SigningFixture.Secret, new SpoiledChunk());
        await s3.PutBucketAsync("faces", Token);

        var e = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.PutObjectAsync(
            new() { BucketName = "faces", Key = "k", InputStream = new MemoryStream(Encoding.ASCII.GetBytes(SpoiledChunk.Sent)), UseChunkEncoding = true }, Token));

        Assert.Equal("SignatureDoesNotMatch", e.ErrorCode);
        Assert.Empty((await s3.ListObjectsV2Async(new() { BucketName = "faces" }, Token)).S3Objects ?? []);
    }

    [Fact]
    public async Task OwnClients_StreamAndVideo_TakenUnlessTheSecretIsAnother()
    {
        await using var emulator = await SigningFixture.StartAsync();
        using var kinesis = new AmazonKinesisClient(new AwsClientOptions { Credentials = Credentials(SigningFixture.Secret), Region = "us-east-1", Endpoint = emulator.Endpoint });
        await new SignedCall(emulator.Endpoint, "kinesis") { Target = "Kinesis_20131202.CreateStream", Body = """{"StreamName":"cam","ShardCount":1}""" }.SendAsync();
        await new SignedCall(emulator.Endpoint, "kinesisvideo") { Path = "/createStream", Body = """{"StreamName":"cam","DataRetentionInHours":1}""" }.SendAsync();

        await kinesis.PutRecordAsync(new() { StreamName = "cam", PartitionKey = "k", Data = [1] }, Token);
        var acks = await PutMediaAsync(emulator, SigningFixture.Secret);
        var refused = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => PutMediaAsync(emulator, "another"));

        Assert.Equal(FragmentAckType.Persisted, acks[^1].Type);
        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
    }

    [Theory]
    [InlineData(SigningFixture.KeyId, "")]
    [InlineData(SigningFixture.TemporaryKeyId, SigningFixture.Token)]
    public async Task Boto3_EveryProtocol_TakenUnlessTheSecretIsAnother(string keyId, string token)
    {
        Assert.SkipWhen(Botocore.Missing is not null, Botocore.Missing ?? "");
        await using var emulator = await SigningFixture.StartAsync();

        var (exit, output, error) = await Tool.RunAsync(
            "python3", [Repository.File("tests", "FaceAspire.Emulator.Tests", "Signing", "boto_calls.py"), emulator.Endpoint.ToString(), keyId, SigningFixture.Secret, token]);

        Assert.True(exit == 0, error);
        Assert.Equal(
            """
            {"object": "content", "list": 1, "presigned get": "content a/b c", "presigned put": "by url", "presigned for another method": 403, "messages": 1, "account": "000000000000", "identity": true, "identities": ["ann+lee@example.org"], "function": "ResourceNotFoundException", "stack": "ValidationError", "fragments": [], "wrong": ["SignatureDoesNotMatch", "SignatureDoesNotMatch", "SignatureDoesNotMatch", "InvalidSignatureException", "InvalidSignatureException"]}
            """, output.Trim());
    }

    [Fact]
    public async Task Cli_CopiesAFile_TakenUnlessTheSecretIsAnother()
    {
        await using var emulator = await SigningFixture.StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "content", Token);
        async Task<string> RunAsync(string secret, string command)
        {
            var (_, output, error) = await Tool.RunAsync("aws", ["--endpoint-url", emulator.Endpoint.ToString(), .. command.Split(' ')], new Dictionary<string, string?>
            {
                ["AWS_ACCESS_KEY_ID"] = SigningFixture.KeyId,
                ["AWS_SECRET_ACCESS_KEY"] = secret,
                ["AWS_DEFAULT_REGION"] = "us-east-1",
                ["AWS_MAX_ATTEMPTS"] = "1",
            });
            return output + error;
        }

        await RunAsync(SigningFixture.Secret, "s3 mb s3://cli");
        await RunAsync(SigningFixture.Secret, $"s3 cp {file} s3://cli/a+b=c.txt");

        Assert.EndsWith("content", await RunAsync(SigningFixture.Secret, "s3 cp s3://cli/a+b=c.txt -"), StringComparison.Ordinal);
        Assert.Contains("(SignatureDoesNotMatch)", await RunAsync("another", "s3 ls"), StringComparison.Ordinal);
    }

    private static async Task<List<FragmentAck>> PutMediaAsync(RunningEmulator emulator, string secret)
    {
        var client = new PutMediaClient(new() { Credentials = Credentials(secret), Region = "us-east-1" });
        await using var connection = await client.OpenAsync(emulator.Endpoint, "cam", DateTimeOffset.UtcNow, Token);
        await connection.SendAsync(TestMedia.Document(DateTimeOffset.UtcNow.ToUnixTimeSeconds()), Token);
        await connection.CompleteAsync(Token);
        return await connection.ReadAcksAsync(Token).ToListAsync(Token);
    }

    private static BasicAWSCredentials Credentials(string secret) => new(SigningFixture.KeyId, secret);

    private static AmazonSQSClient Sqs(RunningEmulator emulator, string secret) => new(
        Credentials(secret), new AmazonSQSConfig { ServiceURL = emulator.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    private static AmazonS3Client S3(RunningEmulator emulator, string secret, HttpClientFactory? http = null) => new(Credentials(secret), new AmazonS3Config
    {
        ServiceURL = emulator.Endpoint.ToString(),
        AuthenticationRegion = "us-east-1",
        ForcePathStyle = true,
        MaxErrorRetry = 0,
        HttpClientFactory = http,
    });
}
