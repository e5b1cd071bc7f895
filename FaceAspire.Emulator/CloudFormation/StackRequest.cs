using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Reads what CreateStack, UpdateStack and CreateChangeSet are asked, and checks it before anything is done.</summary>
internal sealed class StackRequest(StackResources resources)
{
    private const int MaxTemplateBytes = 51_200;

    /// <summary>The template and the parameters.</summary>
    /// <param name="form">The request.</param>
    /// <param name="before">The stack that is changed, whose template and values may be used again.</param>
    /// <exception cref="AwsException"><c>ValidationError</c> or <c>InsufficientCapabilitiesException</c>.</exception>
    public (string Template, IReadOnlyDictionary<string, string> Parameters) Read(QueryForm form, StackRecord? before)
    {
        var text = form["UsePreviousTemplate"] == "true" && before is not null ? before.Template : Body(form);
        var template = Template.Parse(text);
        resources.Check(template);
        var parameters = ParameterValues.Complete(template, Given(form, before));
        if (template.Resources.Any(resource => template.TypeOf(resource.Key).StartsWith("AWS::IAM::", StringComparison.Ordinal))
            && !form.List("Capabilities.member").Any(capability => capability is "CAPABILITY_IAM" or "CAPABILITY_NAMED_IAM"))
        {
            throw CloudFormationErrors.NeedsCapability();
        }

        return (text, parameters);
    }

    /// <summary>The template, checked.</summary>
    public Template ReadTemplate(QueryForm form)
    {
        var template = Template.Parse(Body(form));
        resources.Check(template);
        return template;
    }

    private static string Body(QueryForm form)
    {
        var body = form["TemplateBody"] ?? throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified.");
        return form["TemplateURL"] is not null || System.Text.Encoding.UTF8.GetByteCount(body) <= MaxTemplateBytes
            ? body
            : throw CloudFormationErrors.Validation(
                $"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {MaxTemplateBytes}");
    }

    private static Dictionary<string, string> Given(QueryForm form, StackRecord? before) => form.Structures("Parameters.member").ToDictionary(
        item => form.Required($"{item}.ParameterKey"),
        item => form[$"{item}.UsePreviousValue"] == "true"
            ? before?.Parameters.GetValueOrDefault(form.Required($"{item}.ParameterKey"))
                ?? throw CloudFormationErrors.Validation($"Invalid input for parameter key {form[$"{item}.ParameterKey"]}. Cannot specify usePreviousValue as true for a parameter key not in the previous template")
            : form[$"{item}.ParameterValue"] ?? "");
}
