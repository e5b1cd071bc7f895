using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FaceAspire.Soak;

/// <summary>AWS's calls, written down here anew: what checks the emulator shares nothing with it.</summary>
internal sealed class SoakClient(Uri endpoint) : IDisposable
{
    public const string Signature = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = endpoint, Timeout = TimeSpan.FromSeconds(60) };

    public Uri Queue(string name) => new(endpoint, $"/000000000000/{name}");

    /// <summary>A call in JSON, such as <c>AmazonSQS.SendMessage</c>.</summary>
    public async Task<JsonElement> CallAsync(string target, object request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = JsonContent.Create(request, options: JsonSerializerOptions.Default) };
        message.Headers.Add("X-Amz-Target", target);
        using var answer = await Http.SendAsync(message);
        var body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new SoakViolation($"{target} answered {(int)answer.StatusCode}: {body}");
        }

        using var json = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
        return json.RootElement.Clone();
    }

    /// <summary>A form, for SES.</summary>
    public async Task<string> FormAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await Http.PostAsync("/", form);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new SoakViolation($"{fields[0].Value} answered {(int)answer.StatusCode}: {body}");
    }

    /// <summary>A call to S3; a 404 gives <see langword="null"/>.</summary>
    public async Task<byte[]?> S3Async(HttpMethod method, string path, byte[]? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("Authorization", Signature);
        using var answer = await Http.SendAsync(request);
        var content = await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.NotFound ? null
            : answer.IsSuccessStatusCode ? content
            : throw new SoakViolation($"{method} {path} answered {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(content)}");
    }

    public void Dispose() => Http.Dispose();
}

/// <summary>What must not be.</summary>
internal sealed class SoakViolation(string message) : Exception(message);
