using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Compares an error with its protocol's form, and its code with those that the operation can have.</summary>
internal static class ErrorCheck
{
    /// <summary>What any operation can answer (each API reference, "Common Errors"; Smithy's protocol documents).</summary>
    private static readonly HashSet<string> Common =
    [
        "AccessDenied", "AccessDeniedException", "ExpiredToken", "ExpiredTokenException", "InternalFailure", "InvalidAction", "InvalidParameterValue", "MalformedInput", "MissingParameter",
        "RequestEntityTooLargeException", "SerializationException", "Throttling", "ThrottlingException", "UnknownOperationException", "ValidationError", "ValidationException",
        "NotImplemented", "BadRequest",
        "IncompleteSignature", "IncompleteSignatureException", "InvalidClientTokenId", "InvalidSignatureException", "MissingAuthenticationToken",
        "MissingAuthenticationTokenException", "SignatureDoesNotMatch", "UnrecognizedClientException",
    ];

    public static void Check(Findings findings, Operation operation, Exchange exchange)
    {
        if (exchange.Method == "HEAD" || exchange.Status is 304 or 307)
        {
            return;
        }

        var code = (operation.Model.Protocol, exchange.Form) switch
        {
            ("json", null) => OfJson(findings, exchange),
            ("rest-json", _) => OfRest(findings, exchange),
            ("rest-xml", _) => OfS3(findings, exchange),
            _ => OfQuery(findings, exchange),
        };
        if (code is null)
        {
            return;
        }

        var documented = operation.Errors.FirstOrDefault(error => error.Error.Code == code || error.Name == code);
        if (documented is null && operation.Model.Service is not ("s3" or "sqs") && !Common.Contains(code))
        {
            findings.Add("error", $"{code} is no error of {operation.Name}");
        }

        if (documented?.Error.Status is { } status && status != exchange.Status)
        {
            findings.Add("error", $"{code} has status {exchange.Status} instead of {status}");
        }
    }

    private static string? OfJson(Findings findings, Exchange exchange)
    {
        using var json = JsonDocument.Parse(exchange.Body);
        var code = json.RootElement.Text("__type");
        if (code is null || json.RootElement.Text("message") is not { Length: > 0 })
        {
            findings.Add("error", "no __type or no message");
        }

        return code;
    }

    private static string? OfRest(Findings findings, Exchange exchange)
    {
        using var json = JsonDocument.Parse(exchange.Body);
        if (json.RootElement.Text("message") is not { Length: > 0 } && json.RootElement.Text("Message") is not { Length: > 0 })
        {
            findings.Add("error", "no message");
        }

        return exchange.Header("x-amzn-ErrorType");
    }

    private static string? OfS3(Findings findings, Exchange exchange)
    {
        var error = XElement.Parse(Encoding.UTF8.GetString(exchange.Body));
        return error.Name.LocalName == "Error" && error.Element("Message")?.Value.Length > 0 && error.Element("RequestId") is not null
            ? error.Element("Code")?.Value
            : Malformed(findings);
    }

    private static string? OfQuery(Findings findings, Exchange exchange)
    {
        var answer = XElement.Parse(Encoding.UTF8.GetString(exchange.Body));
        var error = answer.Elements().FirstOrDefault(element => element.Name.LocalName == "Error");
        var parts = error?.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value) ?? [];
        return answer.Name.LocalName == "ErrorResponse" && parts.GetValueOrDefault("Type") is "Sender" or "Receiver" && parts.GetValueOrDefault("Message") is { Length: > 0 }
            ? parts.GetValueOrDefault("Code")
            : Malformed(findings);
    }

    private static string? Malformed(Findings findings)
    {
        findings.Add("error", "not of its protocol's form");
        return null;
    }
}
