using System.Net;
using System.Xml.Linq;

namespace FaceAspire.Emulator.Tests;

/// <summary>Calls in AWS's query protocol, byte by byte as a client makes them.</summary>
internal static class AwsCall
{
    /// <summary>Posts a form; the answer's namespaces are left out.</summary>
    public static async Task<(HttpStatusCode Status, XElement Body)> QueryAsync(this HttpClient http, string version, string action, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("Action", action), new("Version", version), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var response = await http.PostAsync("/", form, TestContext.Current.CancellationToken);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Reads an answer, and leaves its namespaces out.</summary>
    public static XElement Parse(string xml)
    {
        var body = XElement.Parse(xml);
        foreach (var element in body.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        }

        return body;
    }

    /// <summary>The text of the first element of that name, wherever it is.</summary>
    public static string? Text(this XElement body, string name) => body.Descendants(name).FirstOrDefault()?.Value;
}
