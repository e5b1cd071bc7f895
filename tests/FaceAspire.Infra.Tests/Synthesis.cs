using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Tests;

/// <summary>Synthesises in this process. The CDK's Node process takes one call at a time, so the tests do, too.</summary>
internal static class Synthesis
{
    private static readonly Lock OneAtATime = new();

    /// <summary>Options that lack nothing.</summary>
    public static InfraOptions Options { get; } = new() { Sender = "alerts@example.org", AlertRecipients = ["ann@example.org", "bob@example.org"] };

    /// <summary>The stacks of an account, by their names.</summary>
    public static IReadOnlyDictionary<string, Template> Account(InfraOptions options)
    {
        Tool.Need("node");
        using var folder = new TemporaryFolder();
        lock (OneAtATime)
        {
            FaceAspireApp.Account(options, folder.Path).Synth();
        }

        var artifacts = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "manifest.json")))!["artifacts"]!.AsObject();
        return (from artifact in artifacts
                where artifact.Value!["type"]!.GetValue<string>() == "aws:cloudformation:stack"
                let properties = artifact.Value["properties"]!
                let file = properties["templateFile"]!.GetValue<string>()
                select (Name: properties["stackName"]?.GetValue<string>() ?? artifact.Key, Template: Template.Read(Path.Combine(folder.Path, file))))
            .ToDictionary(stack => stack.Name, stack => stack.Template);
    }

    /// <summary>Writes the templates that are to be checked in.</summary>
    public static void WriteTemplates(string folder)
    {
        Tool.Need("node");
        lock (OneAtATime)
        {
            CheckedInTemplates.Write(folder);
        }
    }
}
