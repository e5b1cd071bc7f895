using System.Text.Json.Nodes;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using static FaceAspire.Emulator.CloudFormation.StackXml;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Change sets, by which <c>aws cloudformation deploy</c> creates and updates stacks.</summary>
internal sealed class ChangeSetOperations(
    ChangeSetStore sets, StackStore store, CloudFormationOperations stacks, StackRequest requests, TemplateUrls urls, Arns arns, TimeProvider time)
{
    private const string NoChanges = "The submitted information didn't contain changes. Submit different information to create a change set.";

    /// <summary>Adds the operations to the service.</summary>
    public void AddTo(QueryService service) => service
        .On("CreateChangeSet", urls.Resolving(form => Task.FromResult(Create(form))))
        .On("DescribeChangeSet", (form, _) => Task.FromResult<IEnumerable<XElement>?>(Describe(Named(form))))
        .On("ListChangeSets", (form, _) => Task.FromResult<IEnumerable<XElement>?>([List("Summaries", Summaries(stacks.Stack(form)))]))
        .On("ExecuteChangeSet", (form, _) => ExecuteAsync(Named(form)))
        .On("DeleteChangeSet", (form, _) => Delete(form));

    private IEnumerable<XElement>? Create(QueryForm form)
    {
        var (name, isNew) = (form.Required("ChangeSetName"), form["ChangeSetType"] == "CREATE");
        var stack = isNew ? stacks.New(form, "REVIEW_IN_PROGRESS") : stacks.Stack(form);
        var (template, parameters) = requests.Read(form, isNew ? null : stack);
        if (sets.Find(stack.Name, name) is not null)
        {
            throw CloudFormationErrors.ChangeSetExists(name);
        }

        if (isNew)
        {
            store.Save(stack);
        }

        var isEmpty = !isNew && stack.Is(template, parameters);
        var set = new ChangeSetRecord(
            arns.Of("cloudformation", $"changeSet/{name}/{Guid.NewGuid()}"), name, stack.Name, template, parameters,
            isEmpty ? "FAILED" : "CREATE_COMPLETE", isEmpty ? NoChanges : null, isEmpty ? "UNAVAILABLE" : "AVAILABLE", time.GetUtcNow());
        sets.Save(set);
        return [Text("Id", set.Id)!, Text("StackId", stack.Id)!];
    }

    private IEnumerable<XElement> Describe(ChangeSetRecord set)
    {
        var (stack, template) = (StackOf(set), Template.Parse(set.Template));
        return
        [
            .. Of(set, stack).OfType<XElement>(), Parameters(set.Parameters, template),
            List("Changes", set.Status == "FAILED" ? [] : Changes(stack, set, template)),
        ];
    }

    private IEnumerable<XElement> Summaries(StackRecord stack) => sets.Of(stack.Name).Select(set => new XElement(Xml + "member", Of(set, stack)));

    private async Task<IEnumerable<XElement>?> ExecuteAsync(ChangeSetRecord set)
    {
        if (set is not { Status: "CREATE_COMPLETE", Execution: "AVAILABLE" })
        {
            throw CloudFormationErrors.ChangeSetStatus(set);
        }

        var running = stacks.StartAsync(StackOf(set), set.Template, set.Parameters);
        sets.Save(set with { Execution = "EXECUTE_COMPLETE" });
        await running;
        return [];
    }

    private Task<IEnumerable<XElement>?> Delete(QueryForm form)
    {
        sets.Remove(Named(form).Id);
        return Task.FromResult<IEnumerable<XElement>?>([]);
    }

    /// <summary>What would be added, changed and removed, judged by the templates' texts and the parameters that they use.</summary>
    private IEnumerable<XElement> Changes(StackRecord stack, ChangeSetRecord set, Template template)
    {
        var (existing, before) = (store.Resources(stack.Name), Template.Parse(stack.Template));
        var changed = set.Parameters.Except(stack.Parameters).Select(parameter => parameter.Key).ToHashSet();
        foreach (var (logicalId, definition) in template.Resources)
        {
            var there = existing.Find(resource => resource.LogicalId == logicalId);
            if (there is null)
            {
                yield return Change("Add", logicalId, template.TypeOf(logicalId), null);
            }
            else if (!JsonNode.DeepEquals(definition, before.Resources[logicalId]) || References.Of(definition!.AsObject()).Any(changed.Contains))
            {
                yield return Change("Modify", logicalId, there.Type, there.PhysicalId);
            }
        }

        foreach (var gone in existing.Where(resource => !template.Resources.ContainsKey(resource.LogicalId)))
        {
            yield return Change("Remove", gone.LogicalId, gone.Type, gone.PhysicalId);
        }
    }

    private static XElement Change(string action, string logicalId, string type, string? physicalId) => new(Xml + "member",
        Text("Type", "Resource"),
        new XElement(Xml + "ResourceChange", Member(
            ("Action", action), ("LogicalResourceId", logicalId), ("PhysicalResourceId", physicalId), ("ResourceType", type)).Elements()));

    private StackRecord StackOf(ChangeSetRecord set) => store.Find(set.Stack) ?? throw CloudFormationErrors.NoSuchStack(set.Stack);

    private ChangeSetRecord Named(QueryForm form)
    {
        var (name, stack) = (form.Required("ChangeSetName"), form["StackName"] is { Length: > 0 } given ? store.Find(given) : null);
        return sets.Find(stack?.Name, name) ?? throw CloudFormationErrors.NoSuchChangeSet(name);
    }
}
