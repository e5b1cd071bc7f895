using System.Net;
using System.Net.Http.Json;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests.Faults;

public sealed class FaultInjectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_OfSqs_SdkThrowsItSoManyTimesThenIsServed()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        using var sqs = emulator.Sqs();
        var url = (await sqs.CreateQueueAsync("q", Token)).QueueUrl;
        var other = (await sqs.CreateQueueAsync("other", Token)).QueueUrl;
        await wire.ArmAsync(new { service = "sqs", operation = "SendMessage", resource = "q", kind = "error", code = "KmsThrottled", status = 400, message = "later", count = 2 });

        for (var i = 0; i < 2; i++)
        {
            var e = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.SendMessageAsync(url, "hi", Token));
            Assert.Equal(("KmsThrottled", "later", HttpStatusCode.BadRequest), (e.ErrorCode, e.Message, e.StatusCode));
            await sqs.SendMessageAsync(other, "hi", Token); // another resource
            await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url }, Token); // another operation
        }

        await sqs.SendMessageAsync(url, "hi", Token);
        var fault = Assert.Single(await wire.FaultsAsync());
        Assert.Equal((2, 0), (fault.GetProperty("hits").GetInt32(), fault.GetProperty("remaining").GetInt32()));
    }

    [Theory]
    [InlineData("sqs", 403, "RequestThrottled")]
    [InlineData("kinesis", 400, "LimitExceededException")]
    [InlineData("rekognition", 400, "ProvisionedThroughputExceededException")]
    [InlineData("kinesisvideo", 400, "ClientLimitExceededException")]
    [InlineData("lambda", 429, "TooManyRequestsException")]
    [InlineData("email", 429, "TooManyRequestsException")]
    [InlineData("sts", 400, "Throttling")]
    [InlineData("cloudformation", 400, "Throttling")]
    [InlineData("s3", 503, "SlowDown")]
    public async Task Throttle_OfEachService_ItsOwnCodeInItsOwnProtocol(string service, int status, string code)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        await wire.ArmAsync(new { service, kind = "throttle", count = 1 });

        async Task<(int Status, string Body, string? Header)> CallAsync()
        {
            using var request = RequestOf(service);
            using var response = await wire.Http.SendAsync(request, Token);
            Assert.True(response.Headers.Contains("x-amzn-RequestId"));
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token),
                response.Headers.TryGetValues("x-amzn-ErrorType", out var type) ? type.Single() : null);
        }

        var throttled = await CallAsync();
        var served = await CallAsync();

        Assert.Equal(status, throttled.Status);
        Assert.Contains(code, throttled.Header ?? throttled.Body, StringComparison.Ordinal);
        Assert.NotEqual(status, served.Status);
    }

    [Theory]
    [InlineData("Get", "/b/k", "GetObject", "b/k")]
    [InlineData("Put", "/b/k", "PutObject", "k")]
    [InlineData("Put", "/b", "CreateBucket", "b")]
    [InlineData("Get", "/b?list-type=2", "ListObjectsV2", "b")]
    [InlineData("Get", "/b?notification", "GetBucketNotificationConfiguration", null)]
    [InlineData("Put", "/b/k?uploadId=1&partNumber=1", "UploadPart", null)]
    [InlineData("Post", "/b/k?uploads", "CreateMultipartUpload", null)]
    [InlineData("Delete", "/b/k?tagging", "DeleteObjectTagging", null)]
    [InlineData("Post", "/b?delete", "DeleteObjects", null)]
    public async Task Error_OfS3_ByOperationAndResource(string method, string path, string operation, string? resource)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        await wire.ArmAsync(new { service = "s3", operation, resource, kind = "error", code = "Broken", status = 418 });

        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        using var response = await wire.Http.SendAsync(request, Token);

        Assert.Equal(418, (int)response.StatusCode);
        Assert.Contains("<Code>Broken</Code>", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probability_SameSeed_SameCallsMeetIt()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        async Task<bool[]> RunAsync()
        {
            var id = await wire.ArmAsync(new { service = "kinesis", kind = "throttle", probability = 0.3, seed = 42 });
            var met = new List<bool>();
            for (var i = 0; i < 60; i++)
            {
                met.Add((await wire.CallAsync("Kinesis_20131202.ListStreams", new { })).Error is not null);
            }

            await wire.Http.DeleteAsync($"/_faceaspire/faults/{id}", Token);
            return [.. met];
        }

        var first = await RunAsync();

        Assert.InRange(first.Count(met => met), 8, 28);
        Assert.Equal(first, await RunAsync());
    }

    [Fact]
    public async Task Latency_CallIsServedWhenItIsOver()
    {
        var time = new SteppingTime();
        await using var emulator = await RunningEmulator.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        using var wire = new AwsWire(emulator.Endpoint);
        await wire.ArmAsync(new { service = "kinesis", kind = "latency", delayMs = 12_345 });

        var call = wire.CallAsync("Kinesis_20131202.ListStreams", new { });
        Assert.False(call.IsCompleted);
        await time.PassAsync(TimeSpan.FromMilliseconds(12_345));

        Assert.Null((await call).Error);
    }

    [Fact]
    public async Task Partial_OfAnObject_FirstBytesThenTheConnectionIsGone()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        using var s3 = emulator.S3();
        await s3.PutBucketAsync("bucket", Token);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "bucket", Key = "k", ContentBody = new string('x', 100_000) }, Token);
        await wire.ArmAsync(new { service = "s3", operation = "GetObject", kind = "partial", afterBytes = 1000, count = 1 });

        using var response = await wire.Http.GetAsync("/bucket/k", HttpCompletionOption.ResponseHeadersRead, Token);
        await using var body = await response.Content.ReadAsStreamAsync(Token);
        var read = 0;
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (int n; (n = await body.ReadAsync(new byte[777], Token)) > 0;)
            {
                read += n;
            }
        });

        Assert.Equal(100_000, response.Content.Headers.ContentLength);
        Assert.Equal(1000, read);
        Assert.Equal(100_000, (await wire.Http.GetByteArrayAsync("/bucket/k", Token)).Length); // once only
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    public async Task Reset_OfAnUpload_NothingIsStored(int afterBytes)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        using var s3 = emulator.S3();
        await s3.PutBucketAsync("bucket", Token);
        await wire.ArmAsync(new { service = "s3", operation = "PutObject", kind = "reset", afterBytes, count = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => wire.Http.PutAsync("/bucket/k", new ByteArrayContent(new byte[100_000]), Token));

        Assert.Equal("NoSuchKey", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.GetObjectAsync("bucket", "k", Token))).ErrorCode);
    }

    [Fact]
    public async Task Silence_CallerGivesUp_EmulatorIsThereForTheNext()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var wire = new AwsWire(emulator.Endpoint);
        await wire.ArmAsync(new { service = "kinesis", kind = "silence", count = 1 });
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = wire.Http.SendAsync(RequestOf("kinesis"), impatient.Token);
        while ((await wire.FaultsAsync())[0].GetProperty("hits").GetInt32() == 0)
        {
        }

        Assert.False(call.IsCompleted);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Null((await wire.CallAsync("Kinesis_20131202.ListStreams", new { })).Error);
    }

    private static HttpRequestMessage RequestOf(string service)
    {
        HttpRequestMessage Json(string target) => new(HttpMethod.Post, "/") { Content = JsonContent.Create(new { }), Headers = { { "X-Amz-Target", target } } };
        HttpRequestMessage Form(string version, string action) => new(HttpMethod.Post, "/")
        {
            Content = new StringContent($"Version={version}&Action={action}", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        return service switch
        {
            "sqs" => Json("AmazonSQS.ListQueues"),
            "kinesis" => Json("Kinesis_20131202.ListStreams"),
            "rekognition" => Json("RekognitionService.ListCollections"),
            "kinesisvideo" => new(HttpMethod.Post, "/listStreams") { Content = JsonContent.Create(new { }) },
            "lambda" => new(HttpMethod.Get, "/2015-03-31/functions"),
            "email" => new(HttpMethod.Get, "/v2/email/identities"),
            "sts" => Form("2011-06-15", "GetCallerIdentity"),
            "cloudformation" => Form("2010-05-15", "ListStacks"),
            _ => new(HttpMethod.Get, "/"),
        };
    }
}
