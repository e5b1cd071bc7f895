using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Compares an answer with what AWS's model says of its operation: status, headers, body, or error.</summary>
internal static class AnswerCheck
{
    /// <summary>Members that services send in HTTP's own way rather than as their model says it.</summary>
    private static readonly HashSet<string> OwnForm = ["GetBucketLocation"]; // the root element is the value itself

    public static Findings Check(Operation operation, Exchange exchange)
    {
        var findings = new Findings();
        if (exchange.Header("x-amzn-RequestId") is null && exchange.Header("x-amz-request-id") is null)
        {
            findings.Add("header", "no request id");
        }

        try
        {
            if (exchange.Status >= 300)
            {
                ErrorCheck.Check(findings, operation, exchange);
            }
            else
            {
                CheckSuccess(findings, operation, exchange);
            }
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            findings.Add("body", e.Message);
        }

        return findings;
    }

    private static void CheckSuccess(Findings findings, Operation operation, Exchange exchange)
    {
        var expected = operation.Status ?? 200;
        if (exchange.Status != expected && !(operation.Model.Protocol.StartsWith("rest", StringComparison.Ordinal) && exchange.Status is 206 or 202 or 204))
        {
            findings.Add("status", $"{exchange.Status} instead of {expected}");
        }

        CheckHeaders(findings, operation, exchange);
        if (operation.Output is { } output)
        {
            CheckBody(findings, operation, exchange, output);
        }
    }

    private static void CheckHeaders(Findings findings, Operation operation, Exchange exchange)
    {
        foreach (var member in operation.Output?.Members.Values.Where(member => member.Location == "header") ?? [])
        {
            if (exchange.Header(member.LocationName) is { } value)
            {
                findings.CheckValue($"header {member.LocationName}", value, member.Shape, member.TimestampFormat ?? "rfc822");
                findings.Seen.Add($"{operation.Output!.Name}.{member.Name}");
            }
        }
    }

    private static void CheckBody(Findings findings, Operation operation, Exchange exchange, Shape output)
    {
        if (output.Payload is { } payload)
        {
            findings.Seen.Add($"{output.Name}.{payload.Name}");
        }

        if (output.Payload?.Shape.Type is "blob" or "string" || exchange.Status == 204 || exchange.Method == "HEAD" || OwnForm.Contains(operation.Name))
        {
            return;
        }

        var shape = output.Payload?.Shape ?? output;
        var isForm = exchange.Form is not null;
        switch (operation.Model.Protocol)
        {
            case "json" when isForm:
                XElement.Parse(Encoding.UTF8.GetString(exchange.Body)); // the model of today describes SQS's JSON alone
                break;
            case "json" or "rest-json":
                CheckContentType(findings, exchange, operation.Model.Protocol == "json" ? $"application/x-amz-json-{operation.Model.JsonVersion}" : "application/json");
                using (var json = JsonDocument.Parse(exchange.Body))
                {
                    findings.Check(operation.Name, json.RootElement, shape);
                }

                break;
            case "query":
                CheckQuery(findings, operation, exchange, shape);
                break;
            default:
                if (exchange.Body.Length > 0)
                {
                    findings.Check(operation.Name, XElement.Parse(Encoding.UTF8.GetString(exchange.Body)), shape);
                }

                break;
        }
    }

    private static void CheckQuery(Findings findings, Operation operation, Exchange exchange, Shape shape)
    {
        CheckContentType(findings, exchange, "text/xml");
        var root = XElement.Parse(Encoding.UTF8.GetString(exchange.Body));
        var result = root.Elements().FirstOrDefault(element => element.Name.LocalName == operation.ResultWrapper);
        if (root.Name.LocalName != $"{operation.Name}Response" || result is null)
        {
            findings.Add("body", $"<{root.Name.LocalName}> without <{operation.ResultWrapper}>");
            return;
        }

        findings.Check(operation.Name, result, shape);
    }

    private static void CheckContentType(Findings findings, Exchange exchange, string expected)
    {
        if (exchange.Header("Content-Type")?.Split(';')[0] != expected)
        {
            findings.Add("header Content-Type", $"{exchange.Header("Content-Type")} instead of {expected}");
        }
    }
}
