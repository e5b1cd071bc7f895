using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>The operations of CloudFormation (query protocol, version 2010-05-15).</summary>
internal sealed partial class CloudFormationOperations(
    StackStore store, StackEngine engine, Arns arns, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly XNamespace Xml = "http://cloudformation.amazonaws.com/doc/2010-05-15/";
    private readonly Lock _starting = new();

    /// <summary>The operations under their names.</summary>
    public QueryService ToService() => new QueryService("2010-05-15", Xml.NamespaceName)
        .On("CreateStack", (form, _) => Answer(Element("StackId", Create(form))))
        .On("UpdateStack", (form, _) => Answer(Element("StackId", Update(form))))
        .On("DeleteStack", (form, _) => Delete(form))
        .On("DescribeStacks", (form, _) => Answer(List("Stacks", Stacks(form).Select(Describe))))
        .On("ListStacks", (_, _) => Answer(List("StackSummaries", store.All().Select(Describe))))
        .On("DescribeStackEvents", (form, _) => Answer(List("StackEvents", Events(Stack(form)))))
        .On("DescribeStackResources", (form, _) => Answer(List("StackResources", Resources(Stack(form)))))
        .On("ListStackResources", (form, _) => Answer(List("StackResourceSummaries", Resources(Stack(form)))))
        .On("GetTemplate", (form, _) => Answer(Element("TemplateBody", Stack(form).Template)))
        .On("ValidateTemplate", (form, _) => Answer(Validate(form)));

    private string Create(QueryForm form)
    {
        var name = form.Required("StackName");
        if (!NamePattern().IsMatch(name))
        {
            throw CloudFormationErrors.Validation($"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy constraint: [a-zA-Z][-a-zA-Z0-9]*, at most 128");
        }

        lock (_starting)
        {
            if (store.Find(name) is not null)
            {
                throw CloudFormationErrors.AlreadyExists(name);
            }

            var id = arns.Of("cloudformation", $"stack/{name}/{Guid.NewGuid()}");
            _ = ParameterValues.Resolve(Template.Parse(Checked(form)), Given(form));
            var stack = new StackRecord(name, id, "CREATE_IN_PROGRESS", null, Checked(form), Given(form), [], time.GetUtcNow(), null);
            store.Save(stack);
            Run(cancellationToken => engine.CreateAsync(stack, cancellationToken));
            return id;
        }
    }

    private string Update(QueryForm form)
    {
        lock (_starting)
        {
            var before = Settled(Stack(form));
            var template = form["UsePreviousTemplate"] == "true" ? before.Template : Checked(form);
            var stack = before with { Template = template, Parameters = Given(form, before), Status = "UPDATE_IN_PROGRESS", Reason = null, UpdatedAt = time.GetUtcNow() };
            _ = ParameterValues.Resolve(Template.Parse(template), stack.Parameters);
            if (stack.Template == before.Template && stack.Parameters.ToHashSet().SetEquals(before.Parameters))
            {
                throw CloudFormationErrors.Validation("No updates are to be performed.");
            }

            store.Save(stack);
            Run(cancellationToken => engine.UpdateAsync(before, stack, cancellationToken));
            return before.Id;
        }
    }

    private Task<IEnumerable<XElement>?> Delete(QueryForm form)
    {
        if (store.Find(form.Required("StackName")) is { } stack)
        {
            Run(cancellationToken => engine.DeleteAsync(stack, cancellationToken));
        }

        return Task.FromResult<IEnumerable<XElement>?>(null);
    }

    private string Checked(QueryForm form)
    {
        var body = form["TemplateBody"] ?? throw CloudFormationErrors.Validation("TemplateBody must be given; TemplateURL is not part of this emulator.");
        engine.Check(Template.Parse(body));
        return body;
    }

    private static Dictionary<string, string> Given(QueryForm form, StackRecord? before = null) => form.Structures("Parameters.member").ToDictionary(
        item => form.Required($"{item}.ParameterKey"),
        item => form[$"{item}.UsePreviousValue"] == "true"
            ? before?.Parameters.GetValueOrDefault(form.Required($"{item}.ParameterKey")) ?? ""
            : form[$"{item}.ParameterValue"] ?? "");

    private List<StackRecord> Stacks(QueryForm form) => form["StackName"] is { Length: > 0 } ? [Stack(form)] : store.All();

    private StackRecord Stack(QueryForm form) =>
        store.Find(form.Required("StackName")) ?? throw CloudFormationErrors.NoSuchStack(form.Required("StackName"));

    private static StackRecord Settled(StackRecord stack) => stack.Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "UPDATE_FAILED"
        ? stack
        : throw CloudFormationErrors.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");

    /// <summary>Operations go on after the answer, as in the cloud; the stack's status says how they end.</summary>
    private void Run(Func<CancellationToken, Task> operation) => _ = Task.Run(() => operation(lifetime.ApplicationStopping));

    private static XElement Describe(StackRecord stack) => new(Xml + "member",
        Element("StackName", stack.Name), Element("StackId", stack.Id), Element("StackStatus", stack.Status),
        stack.Reason is null ? null : Element("StackStatusReason", stack.Reason),
        Element("CreationTime", Time(stack.CreatedAt)), stack.UpdatedAt is { } updated ? Element("LastUpdatedTime", Time(updated)) : null,
        Element("DisableRollback", "false"),
        List("Parameters", stack.Parameters.Select(parameter => Member(("ParameterKey", parameter.Key), ("ParameterValue", parameter.Value)))),
        List("Outputs", stack.Outputs.Select(output => Member(
            ("OutputKey", output.Key), ("OutputValue", output.Value), ("Description", output.Description), ("ExportName", output.ExportName)))));

    private IEnumerable<XElement> Events(StackRecord stack) => store.Events(stack.Name).Select(happened => Member(
        ("StackId", stack.Id), ("EventId", happened.EventId), ("StackName", stack.Name), ("LogicalResourceId", happened.LogicalId),
        ("PhysicalResourceId", happened.PhysicalId), ("ResourceType", happened.Type), ("Timestamp", Time(happened.At)),
        ("ResourceStatus", happened.Status), ("ResourceStatusReason", happened.Reason)));

    private IEnumerable<XElement> Resources(StackRecord stack) => store.Resources(stack.Name).Select(resource => Member(
        ("StackName", stack.Name), ("StackId", stack.Id), ("LogicalResourceId", resource.LogicalId), ("PhysicalResourceId", resource.PhysicalId),
        ("ResourceType", resource.Type), ("Timestamp", Time(resource.At)), ("LastUpdatedTimestamp", Time(resource.At)), ("ResourceStatus", resource.Status)));

    private XElement Validate(QueryForm form)
    {
        var template = Template.Parse(form["TemplateBody"]);
        engine.Check(template);
        return List("Parameters", template.Parameters.Select(parameter => Member(
            ("ParameterKey", parameter.Key), ("DefaultValue", parameter.Value?["Default"]?.ToString()), ("NoEcho", "false"),
            ("Description", parameter.Value?["Description"]?.ToString()))));
    }

    private static XElement Element(string name, string value) => new(Xml + name, value);

    private static XElement List(string name, IEnumerable<XElement> members) => new(Xml + name, members);

    private static XElement Member(params (string Name, string? Value)[] parts) =>
        new(Xml + "member", parts.Where(part => part.Value is not null).Select(part => Element(part.Name, part.Value!)));

    private static Task<IEnumerable<XElement>?> Answer(params XElement[] elements) => Task.FromResult<IEnumerable<XElement>?>(elements);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]{0,127}$")]
    private static partial Regex NamePattern();
}
