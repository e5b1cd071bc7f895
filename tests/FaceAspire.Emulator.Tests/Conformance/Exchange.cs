using Microsoft.AspNetCore.Http;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>A request that an emulator got, with its answer.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Host">The Host header, without its port.</param>
/// <param name="Path">The path, percent-decoded.</param>
/// <param name="Query">The query.</param>
/// <param name="RequestHeaders">The request's headers.</param>
/// <param name="Form">The fields of a form.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">The answer's headers.</param>
/// <param name="Body">The answer's body; empty where it is neither JSON nor XML.</param>
internal sealed record Exchange(
    string Method, string Host, string Path, IQueryCollection Query, IHeaderDictionary RequestHeaders, IFormCollection? Form, int Status,
    IHeaderDictionary Headers, byte[] Body)
{
    /// <summary>The service that the request was signed for.</summary>
    public string? SignedFor
    {
        get
        {
            var credential = RequestHeaders.Authorization.ToString() is { Length: > 0 } header ? header : Query["X-Amz-Credential"].ToString() + ",";
            return credential.Split(',')[0].Split('/') is [.., var service, "aws4_request"] ? service : null;
        }
    }

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
