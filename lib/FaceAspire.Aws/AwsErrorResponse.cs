using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace FaceAspire.Aws;

/// <summary>A refusal, whatever protocol it came in.</summary>
/// <param name="StatusCode">HTTP status; 0 when the service was not reached.</param>
/// <param name="Code">AWS's error code.</param>
/// <param name="Message">What was wrong.</param>
/// <param name="RequestId">The request's id, for support.</param>
/// <param name="Cause">Why the service was not reached.</param>
public sealed record AwsErrorResponse(HttpStatusCode StatusCode, string Code, string Message, string? RequestId, Exception? Cause = null)
{
    /// <summary>Reads a JSON or XML error answer.</summary>
    public static AwsErrorResponse Read(HttpResponseMessage response, byte[] body)
    {
        var id = Header(response, "x-amzn-RequestId") ?? Header(response, "x-amz-RequestId");
        var (code, message) = body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'<', ..] ? FromXml(body) : FromJson(body);
        code = Header(response, "x-amzn-ErrorType") ?? Header(response, "x-amz-ErrorType") ?? code;
        return new(response.StatusCode, Clean(code) ?? response.StatusCode.ToString(), message ?? $"HTTP {(int)response.StatusCode}", id);
    }

    /// <summary>No answer came.</summary>
    public static AwsErrorResponse NotReached(Uri endpoint, Exception cause) =>
        new(0, "RequestTimeout", $"{endpoint.GetLeftPart(UriPartial.Authority)} could not be reached: {cause.Message}", null, cause);

    private static (string? Code, string? Message) FromJson(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
            return (Member(json, "__type") ?? Member(json, "code") ?? Member(json, "Code"), Member(json, "message") ?? Member(json, "Message"));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static (string? Code, string? Message) FromXml(byte[] body)
    {
        try
        {
            var error = XDocument.Load(new MemoryStream(body)).Descendants().FirstOrDefault(element => element.Name.LocalName == "Error");
            return (Child(error, "Code"), Child(error, "Message"));
        }
        catch (XmlException)
        {
            return (null, null);
        }
    }

    private static string? Member(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? Child(XElement? element, string name) =>
        element?.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;

    /// <summary><c>com.amazonaws.kinesis#ResourceNotFoundException:http://…</c> is ResourceNotFoundException.</summary>
    private static string? Clean(string? code) => code?.Split(':')[0].Split('#')[^1];
}
