using System.Globalization;
using System.Xml.Linq;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Stacks and what belongs to them, as CloudFormation writes them.</summary>
internal static class StackXml
{
    /// <summary>The namespace.</summary>
    public static XNamespace Xml { get; } = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    /// <summary>A stack, for DescribeStacks.</summary>
    public static XElement Of(StackRecord stack)
    {
        var template = Template.Parse(stack.Template);
        return new(Xml + "member",
            Text("StackName", stack.Name), Text("StackId", stack.Id), Text("Description", template.Description), Text("StackStatus", stack.Status),
            Text("StackStatusReason", stack.Reason), Text("CreationTime", Time(stack.CreatedAt)),
            stack.UpdatedAt is { } updated ? Text("LastUpdatedTime", Time(updated)) : null,
            stack.DeletedAt is { } deleted ? Text("DeletionTime", Time(deleted)) : null,
            Text("DisableRollback", "false"), Text("EnableTerminationProtection", "false"),
            Parameters(stack.Parameters, template),
            List("Outputs", stack.Outputs.Select(output => Member(
                ("OutputKey", output.Key), ("OutputValue", output.Value), ("Description", output.Description), ("ExportName", output.ExportName)))));
    }

    /// <summary>A stack, for ListStacks.</summary>
    public static XElement Summary(StackRecord stack) => Member(
        ("StackId", stack.Id), ("StackName", stack.Name), ("TemplateDescription", Template.Parse(stack.Template).Description),
        ("CreationTime", Time(stack.CreatedAt)), ("LastUpdatedTime", stack.UpdatedAt is { } updated ? Time(updated) : null),
        ("DeletionTime", stack.DeletedAt is { } deleted ? Time(deleted) : null), ("StackStatus", stack.Status), ("StackStatusReason", stack.Reason));

    /// <summary>Parameters, those that are secret without their values.</summary>
    public static XElement Parameters(IEnumerable<KeyValuePair<string, string>> parameters, Template template) => List(
        "Parameters",
        parameters.Select(parameter => Member(
            ("ParameterKey", parameter.Key), ("ParameterValue", template.IsSecret(parameter.Key) ? "****" : parameter.Value))));

    /// <summary>What a template takes; ValidateTemplate does not say of which type.</summary>
    public static XElement Declared(Template template, bool withTypes = true) => List("Parameters", template.Parameters.Select(parameter => Member(
        ("ParameterKey", parameter.Key), ("DefaultValue", parameter.Value?["Default"]?.ToString()),
        ("ParameterType", withTypes ? parameter.Value?["Type"]?.ToString() : null), ("NoEcho", template.IsSecret(parameter.Key) ? "true" : "false"),
        ("Description", parameter.Value?["Description"]?.ToString()))));

    /// <summary>Something that happened to a stack.</summary>
    public static XElement Of(StackRecord stack, StackEventRecord happened) => Member(
        ("StackId", stack.Id), ("EventId", happened.EventId), ("StackName", stack.Name), ("LogicalResourceId", happened.LogicalId),
        ("PhysicalResourceId", happened.PhysicalId), ("ResourceType", happened.Type), ("Timestamp", Time(happened.At)),
        ("ResourceStatus", happened.Status), ("ResourceStatusReason", happened.Reason));

    /// <summary>A resource, for DescribeStackResources.</summary>
    public static XElement Of(StackRecord stack, StackResourceRecord resource) => Member(
        ("StackName", stack.Name), ("StackId", stack.Id), ("LogicalResourceId", resource.LogicalId), ("PhysicalResourceId", resource.PhysicalId),
        ("ResourceType", resource.Type), ("Timestamp", Time(resource.At)), ("ResourceStatus", resource.Status));

    /// <summary>A resource, for DescribeStackResource.</summary>
    public static XElement Detail(StackRecord stack, StackResourceRecord resource) => new(Xml + "StackResourceDetail", Member(
        ("StackName", stack.Name), ("StackId", stack.Id), ("LogicalResourceId", resource.LogicalId), ("PhysicalResourceId", resource.PhysicalId),
        ("ResourceType", resource.Type), ("LastUpdatedTimestamp", Time(resource.At)), ("ResourceStatus", resource.Status)).Elements());

    /// <summary>A resource, for ListStackResources.</summary>
    public static XElement Summary(StackResourceRecord resource) => Member(
        ("LogicalResourceId", resource.LogicalId), ("PhysicalResourceId", resource.PhysicalId), ("ResourceType", resource.Type),
        ("LastUpdatedTimestamp", Time(resource.At)), ("ResourceStatus", resource.Status));

    /// <summary>A change set.</summary>
    public static IEnumerable<XElement?> Of(ChangeSetRecord set, StackRecord stack) =>
    [
        Text("ChangeSetName", set.Name), Text("ChangeSetId", set.Id), Text("StackName", stack.Name), Text("StackId", stack.Id),
        Text("CreationTime", Time(set.CreatedAt)), Text("Status", set.Status), Text("StatusReason", set.Reason), Text("ExecutionStatus", set.Execution),
    ];

    /// <summary>An element with text; <see langword="null"/> without.</summary>
    public static XElement? Text(string name, string? value) => value is null ? null : new(Xml + name, value);

    /// <summary>An element with members.</summary>
    public static XElement List(string name, IEnumerable<XElement> members) => new(Xml + name, members);

    /// <summary>A member of a list; parts without a value are left out.</summary>
    public static XElement Member(params (string Name, string? Value)[] parts) => new(Xml + "member", parts.Select(part => Text(part.Name, part.Value)));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
