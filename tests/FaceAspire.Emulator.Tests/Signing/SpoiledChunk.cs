using System.Text;
using Amazon.Runtime;

namespace FaceAspire.Emulator.Tests.Signing;

/// <summary>Changes a body on its way, after it was signed.</summary>
internal sealed class SpoiledChunk : HttpClientFactory
{
    public const string Sent = "What was sent";

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler { InnerHandler = new HttpClientHandler() });

    private sealed class Handler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                var body = Encoding.Latin1.GetString(await content.ReadAsByteArrayAsync(cancellationToken)).Replace(Sent, "What was said", StringComparison.Ordinal);
                request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
                foreach (var (name, values) in content.Headers.Where(header => header.Key != "Content-Length"))
                {
                    request.Content.Headers.TryAddWithoutValidation(name, values);
                }
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
