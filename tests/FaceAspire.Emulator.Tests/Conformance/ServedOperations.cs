using System.Net.Http.Headers;
using System.Text;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Finds out what an emulator serves, by asking for every operation of AWS's models as the models say it is asked for.</summary>
internal static class ServedOperations
{
    private const string Refusal = "is not part of this emulator";

    /// <summary>The operations that are not refused as unknown.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Uri endpoint, ServiceModel model, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        var served = new List<string>();
        foreach (var operation in model.Operations.Values.OrderBy(operation => operation.Name, StringComparer.Ordinal))
        {
            using var request = Request(operation);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode || !(await answer.Content.ReadAsStringAsync(cancellationToken)).Contains(Refusal, StringComparison.Ordinal))
            {
                served.Add(operation.Name);
            }
        }

        return served;
    }

    private static HttpRequestMessage Request(Operation operation)
    {
        var request = operation.Model.Protocol switch
        {
            "json" => Json(operation),
            "query" => new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("Action", operation.Name), new("Version", operation.Model.Version)]) },
            _ => Rest(operation),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260102/us-east-1/{operation.Model.SigningName}/aws4_request, SignedHeaders=host, Signature=0");
        return request;
    }

    private static HttpRequestMessage Json(Operation operation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue($"application/x-amz-json-{operation.Model.JsonVersion}")),
        };
        request.Headers.Add("X-Amz-Target", $"{operation.Model.TargetPrefix}.{operation.Name}");
        return request;
    }

    private static HttpRequestMessage Rest(Operation operation)
    {
        var members = operation.Input?.Required.Select(name => operation.Input.Members[name]).ToArray() ?? [];
        var path = string.Join('/', operation.Path.Select(segment => segment.StartsWith('{') ? "probe" : segment));
        var query = operation.Query.Select(literal => literal.Value is null ? literal.Name : $"{literal.Name}={literal.Value}")
            .Concat(members.Where(member => member.Location == "querystring").Select(member => $"{member.LocationName}=1"));
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), $"/{path}?{string.Join('&', query)}");
        if (operation.Method is "POST" or "PUT")
        {
            request.Content = new ByteArrayContent([]);
        }

        foreach (var member in members.Where(member => member.Location == "header"))
        {
            request.Headers.TryAddWithoutValidation(member.LocationName, "probe/probe");
        }

        return request;
    }
}
