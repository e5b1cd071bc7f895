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

    private static JsonObject Parse(string? text) => text is { Length: > 0 } ? JsonNode.Parse(text) as JsonObject ?? [] : [];
}
