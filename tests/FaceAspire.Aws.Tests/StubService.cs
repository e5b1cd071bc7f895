using System.Net;
using Amazon.Runtime;

namespace FaceAspire.Aws.Tests;

/// <summary>Answers requests in turn as it is told, the last answer for ever, and keeps them.</summary>
internal sealed class StubService(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    public List<(HttpRequestMessage Message, string Body)> Requests { get; } = [];

    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, string body = "{}", params (string Name, string Value)[] headers) => () =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    };

    public static Func<HttpResponseMessage> NotReached() => () => throw new HttpRequestException("Connection refused");

    /// <summary>Options that lead here.</summary>
    public AwsClientOptions Options(DateTimeOffset? now = null) => new()
    {
        Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        Region = "eu-west-1",
        Endpoint = new("http://127.0.0.1:4566"),
        Handler = this,
        Time = new ImpatientTime(now),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add((request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return answers[Math.Min(Requests.Count, answers.Length) - 1]();
    }
}
