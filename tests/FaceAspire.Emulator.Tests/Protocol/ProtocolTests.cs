using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FaceAspire.Emulator.Tests.Protocol;

/// <summary>How each protocol answers what is wrong, and how services on one port are told apart.</summary>
public sealed class ProtocolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AmazonSQS", "1.0")]
    [InlineData("Kinesis_20131202", "1.1")]
    public async Task Json_UnknownOperation_UnknownOperationException(string service, string version)
    {
        await using var emulator = await RunningEmulator.StartAsync();

        using var answer = await JsonAsync(emulator, $"{service}.FlyToTheMoon", "{}");

        Assert.Equal((HttpStatusCode.BadRequest, $"application/x-amz-json-{version}"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("UnknownOperationException", await TypeAsync(answer));
        Assert.True(Guid.TryParse(answer.Headers.GetValues("x-amzn-RequestId").Single(), out _));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"QueueName":7}""")]
    public async Task Json_BadBody_SerializationException(string body)
    {
        await using var emulator = await RunningEmulator.StartAsync();

        using var answer = await JsonAsync(emulator, "AmazonSQS.CreateQueue", body);

        Assert.Equal((HttpStatusCode.BadRequest, "SerializationException"), (answer.StatusCode, await TypeAsync(answer)));
    }

    [Fact]
    public async Task Json_ErrorWithALegacyCode_InTheQueryErrorHeader()
    {
        await using var emulator = await RunningEmulator.StartAsync();

        using var answer = await JsonAsync(emulator, "AmazonSQS.GetQueueUrl", """{"QueueName":"none"}""");

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue;Sender", answer.Headers.GetValues("x-amzn-query-error").Single());
    }

    [Fact]
    public async Task Json_OtherMethodThanPost_UnknownOperationException()
    {
        await using var emulator = await RunningEmulator.StartAsync();

        using var answer = await JsonAsync(emulator, "AmazonSQS.ListQueues", body: null, HttpMethod.Get);

        Assert.Equal("UnknownOperationException", await TypeAsync(answer));
    }

    [Theory]
    [InlineData("X-Amz-Target: AmazonSQS.ListQueues", "{\"__type\":\"RequestEntityTooLargeException\"")]
    [InlineData("Content-Type: application/x-www-form-urlencoded", "<Code>RequestEntityTooLargeException</Code>")]
    public async Task Body_OverTheLimit_RefusedBeforeItIsSent(string header, string expected)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var client = new System.Net.Sockets.TcpClient(emulator.Endpoint.Host, emulator.Endpoint.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: localhost\r\n{header}\r\nContent-Length: 999999999\r\n\r\n"), Token);

        using var reader = new StreamReader(client.GetStream());

        Assert.StartsWith("HTTP/1.1 413 ", await reader.ReadLineAsync(Token), StringComparison.Ordinal);
        string? line;
        while ((line = await reader.ReadLineAsync(Token)) is not null && !line.Contains(expected, StringComparison.Ordinal))
        {
            // headers, and the body's lines before it
        }

        Assert.NotNull(line);
    }

    [Theory]
    [InlineData("2011-06-15", "GetFederationToken")]
    [InlineData("2010-05-08", "ListUsers")]
    public async Task Query_UnknownOperationOrService_InvalidAction(string version, string action)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };

        var (status, body) = await http.QueryAsync(version, action);

        Assert.Equal((HttpStatusCode.BadRequest, "Sender", "InvalidAction"), (status, body.Text("Type"), body.Text("Code")));
        Assert.True(Guid.TryParse(body.Text("RequestId"), out _));
    }

    [Fact]
    public async Task Rest_PathOfNoOperation_ToldApartByTheSignature()
    {
        await using var emulator = await RunningEmulator.StartAsync();

        using var lambda = await SendAsync(emulator, HttpMethod.Get, "/2018-10-31/layers", "lambda");
        using var s3 = await SendAsync(emulator, HttpMethod.Get, "/2018-10-31/layers", "s3");

        Assert.Equal((HttpStatusCode.NotFound, "UnknownOperationException"), (lambda.StatusCode, lambda.Headers.GetValues("x-amzn-ErrorType").Single()));
        Assert.Contains("<Code>NoSuchBucket</Code>", await s3.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rest_SamePathForTwoServices_ToldApartByTheSignature()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        using var created = await SendAsync(emulator, HttpMethod.Put, "/2015-03-31", "s3");
        using var put = await SendAsync(emulator, HttpMethod.Put, "/2015-03-31/functions", "s3", "an object");

        using var read = await SendAsync(emulator, HttpMethod.Get, "/2015-03-31/functions", "s3");
        using var list = await SendAsync(emulator, HttpMethod.Get, "/2015-03-31/functions", "lambda");

        Assert.Equal("an object", await read.Content.ReadAsStringAsync(Token));
        Assert.Equal("""{"Functions":[]}""", await list.Content.ReadAsStringAsync(Token));
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningEmulator emulator, HttpMethod method, string path, string service, string? body = null)
    {
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260102/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        return await http.SendAsync(request, Token);
    }

    private static async Task<HttpResponseMessage> JsonAsync(RunningEmulator emulator, string target, string? body, HttpMethod? method = null)
    {
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/") { Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/x-amz-json-1.0")) };
        request.Headers.Add("X-Amz-Target", target);
        return await http.SendAsync(request, Token);
    }

    private static async Task<string?> TypeAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("__type").GetString();
}
