using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FaceAspire.Bench;

/// <summary>The requests of the benchmarks over HTTP, as <c>wrk/</c> has them, too.</summary>
internal static class WireRequests
{
    private static readonly byte[] Object = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789abcdef", 4096)));
    private static readonly object Record = new { StreamName = "bench", PartitionKey = "a", Data = string.Concat(Enumerable.Repeat("QUJD", 67)) };
    private static int _objects;

    /// <summary>SQS SendMessage of 200 bytes.</summary>
    public static HttpRequestMessage SendMessage(string queue) =>
        Call("sqs", "AmazonSQS.SendMessage", new { QueueUrl = queue, MessageBody = new string('x', 200) });

    /// <summary>S3 PUT of 64 KiB, each under a key of its own.</summary>
    public static HttpRequestMessage PutObject() =>
        Signed("s3", new(HttpMethod.Put, $"/bench/paced-{Interlocked.Increment(ref _objects)}") { Content = new ByteArrayContent(Object) });

    /// <summary>Kinesis PutRecord of 200 bytes.</summary>
    public static HttpRequestMessage PutRecord() => Call("kinesis", "Kinesis_20131202.PutRecord", Record);

    /// <summary>Any call in JSON, such as <c>AmazonSQS.SendMessage</c>.</summary>
    public static HttpRequestMessage Call(string service, string target, object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.Add("X-Amz-Target", target);
        return Signed(service, request);
    }

    private static HttpRequestMessage Signed(string service, HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        return request;
    }
}
