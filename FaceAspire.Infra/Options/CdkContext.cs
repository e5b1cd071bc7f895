using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Options;

/// <summary>The context that the CDK's command line hands to its application.</summary>
internal static class CdkContext
{
    /// <summary>The context; empty when the application was not started by the command line.</summary>
    public static JsonObject FromEnvironment()
    {
        var context = Parse(Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON"));
        if (Environment.GetEnvironmentVariable("CONTEXT_OVERFLOW_LOCATION") is { Length: > 0 } file)
        {
            foreach (var (key, value) in Parse(File.ReadAllText(file))) // what does not fit into an environment variable
            {
                context[key] = value?.DeepClone();
            }
        }

        return context;
    }

    /// <summary>The context of a <c>cdk.json</c>, and over it what <c>-c key=value</c> gives, as the CDK's command line reads the two.</summary>
    public static JsonObject FromFile(string file, IReadOnlyList<string> arguments)
    {
        var context = Parse(File.ReadAllText(file))["context"]?.DeepClone().AsObject() ?? [];
        for (var i = 0; i + 1 < arguments.Count; i++)
        {
            if (arguments[i] is "-c" or "--context" && arguments[i + 1].Split('=', 2) is [var key, var value])
            {
                context[key] = value;
            }
        }

        return context;
    }

    private static JsonObject Parse(string? text) => text is { Length: > 0 } ? JsonNode.Parse(text) as JsonObject ?? [] : [];
}
