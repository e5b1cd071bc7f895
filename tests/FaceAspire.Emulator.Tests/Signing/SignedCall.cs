using System.Net;
using System.Text;
using FaceAspire.Aws;

namespace FaceAspire.Emulator.Tests.Signing;

/// <summary>A call that is signed by our own client's code, or wrongly.</summary>
internal sealed record SignedCall(Uri Endpoint, string Service)
{
    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/";

    public string? Target { get; init; }

    public string Body { get; init; } = "{}";

    /// <summary>What is signed instead of the body, where that is something else.</summary>
    public string? SignedBody { get; init; }

    public string KeyId { get; init; } = SigningFixture.KeyId;

    public string Secret { get; init; } = SigningFixture.Secret;

    public string Region { get; init; } = "us-east-1";

    public string? Token { get; init; }

    public TimeSpan Ahead { get; init; }

    /// <summary>A header that goes along unsigned.</summary>
    public string? Unsigned { get; init; }

    /// <summary>Changes the Authorization header; <see langword="null"/> leaves it out.</summary>
    public Func<string, string?> Authorization { get; init; } = value => value;

    /// <summary>Sends it.</summary>
    /// <returns>The answer's status and body.</returns>
    public async Task<(HttpStatusCode Status, string Body, string? QueryError)> SendAsync()
    {
        using var http = new HttpClient();
        var uri = new Uri(Endpoint, Path);
        var time = DateTimeOffset.UtcNow + Ahead;
        var hash = SigV4.Hash(Encoding.UTF8.GetBytes(SignedBody ?? Body));
        Dictionary<string, string> headers = new() { ["host"] = uri.Authority, ["x-amz-date"] = SigV4.AmzDate(time), ["x-amz-content-sha256"] = hash };
        if (Target is not null)
        {
            headers["x-amz-target"] = Target;
        }

        if (Token is not null)
        {
            headers["x-amz-security-token"] = Token;
        }

        var authorization = Authorization(SigV4.Authorization(new(KeyId, Secret, Region, Service), Method, uri, headers, hash, time));
        using var request = new HttpRequestMessage(new(Method), uri);
        if (Method != "GET")
        {
            request.Content = new StringContent(Body, Encoding.UTF8, Target is null && Service != "s3" ? "application/x-www-form-urlencoded" : "application/x-amz-json-1.1");
        }

        foreach (var (name, value) in headers.Concat(authorization is null ? [] : [new("authorization", authorization)]))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (Unsigned is not null)
        {
            request.Headers.TryAddWithoutValidation(Unsigned, "1");
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var queryError = response.Headers.TryGetValues("x-amzn-query-error", out var values) ? values.Single() : null;
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), queryError);
    }
}
