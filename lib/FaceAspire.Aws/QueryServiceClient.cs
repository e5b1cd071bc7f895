using System.Xml.Linq;

namespace FaceAspire.Aws;

/// <summary>Calls in the query protocol: a form goes out, XML comes back.</summary>
public abstract class QueryServiceClient(AwsServiceDescription service, string version, AwsClientOptions? options) : AwsServiceClient(service, options)
{
    /// <summary>Calls an operation.</summary>
    /// <param name="action">Its name.</param>
    /// <param name="fields">Its members, spelled as the protocol wants lists: <c>Parameters.member.1.ParameterKey</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer's root element.</returns>
    protected async Task<XElement> InvokeAsync(
        string action, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("Action", action), new("Version", version), .. fields]);
        var body = await CallAsync(
            new AwsCall("/", await form.ReadAsByteArrayAsync(cancellationToken), new Dictionary<string, string>
            {
                ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8",
            }),
            cancellationToken);
        return XDocument.Load(new MemoryStream(body)).Root!;
    }
}
