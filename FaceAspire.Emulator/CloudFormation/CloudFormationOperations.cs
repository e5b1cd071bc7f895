using System.Text.RegularExpressions;
using System.Xml.Linq;
using FaceAspire.Emulator.Protocol;
using static FaceAspire.Emulator.CloudFormation.StackXml;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>The operations of CloudFormation on stacks (query protocol, version 2010-05-15).</summary>
internal sealed partial class CloudFormationOperations(
    StackStore store, StackEngine engine, StackRuns runs, StackRequest requests, TemplateUrls urls, Arns arns, TimeProvider time)
{
    private readonly Lock _starting = new();

    /// <summary>Adds the operations to the service.</summary>
    public void AddTo(QueryService service) => service
        .On("CreateStack", urls.Resolving(async form => [Text("StackId", await CreateAsync(form))!]))
        .On("UpdateStack", urls.Resolving(async form => [Text("StackId", await UpdateAsync(form))!]))
        .On("DeleteStack", (form, _) => DeleteAsync(form))
        .On("DescribeStacks", (form, _) => ListPage.Of(form, "Stacks", Stacks(form), stack => stack.Id, Of))
        .On("ListStacks", (form, _) => ListPage.Of(form, "StackSummaries", Filtered(form), stack => stack.Id, Summary))
        .On("DescribeStackEvents", (form, _) => Events(form, Known(form)))
        .On("DescribeStackResource", (form, _) => Answer(Detail(Stack(form), Resource(form))))
        .On("DescribeStackResources", (form, _) => Answer(List("StackResources", store.Resources(Stack(form).Name).Select(one => Of(Stack(form), one)))))
        .On("ListStackResources", (form, _) => Resources(form, Known(form)))
        .On("ListExports", (form, _) => ListPage.Of(form, "Exports", store.Exports(), export => export.Name, export => Member(
            ("ExportingStackId", store.Find(export.Stack)?.Id), ("Name", export.Name), ("Value", export.Value))))
        .On("ListImports", (form, _) => ListPage.Of(
            form, "Imports", store.Importers(form.Required("ExportName")), stack => stack, stack => new XElement(Xml + "member", stack)))
        .On("GetTemplate", (form, _) => Answer(Text("TemplateBody", Known(form).Template)))
        .On("GetTemplateSummary", urls.Resolving(form => Answer(Declared(Asked(form)), Text("Description", Asked(form).Description))))
        .On("ValidateTemplate", urls.Resolving(
            form => Answer(Declared(requests.ReadTemplate(form), withTypes: false), Text("Description", requests.ReadTemplate(form).Description))));

    /// <summary>A stack that must be there.</summary>
    /// <exception cref="AwsException"><c>ValidationError</c>: it is not.</exception>
    public StackRecord Stack(QueryForm form) =>
        store.Find(form.Required("StackName")) ?? throw CloudFormationErrors.NoSuchStack(form.Required("StackName"));

    /// <summary>A new stack, not saved yet.</summary>
    /// <exception cref="AwsException"><c>ValidationError</c> or <c>AlreadyExistsException</c>.</exception>
    public StackRecord New(QueryForm form, string status)
    {
        var name = form.Required("StackName");
        if (!NamePattern().IsMatch(name))
        {
            throw CloudFormationErrors.Validation(
                $"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
        }

        if (store.Find(name) is { IsInReview: false })
        {
            throw CloudFormationErrors.AlreadyExists(name);
        }

        var (template, parameters) = requests.Read(form, before: null);
        var id = store.Find(name)?.Id ?? arns.Of("cloudformation", $"stack/{name}/{Guid.NewGuid()}");
        return new(name, id, status, null, template, parameters, [], time.GetUtcNow(), null);
    }

    /// <summary>Makes a stack what a template says.</summary>
    /// <exception cref="AwsException"><c>ValidationError</c>: something else is being done to it, or it failed for good.</exception>
    public Task StartAsync(StackRecord before, string template, IReadOnlyDictionary<string, string> parameters)
    {
        lock (_starting)
        {
            var current = Settled(store.Find(before.Id) ?? throw CloudFormationErrors.NoSuchStack(before.Name));
            var stack = current with { Template = template, Parameters = parameters, Reason = null };
            stack = current.IsInReview
                ? stack with { Status = "CREATE_IN_PROGRESS" }
                : stack with { Status = "UPDATE_IN_PROGRESS", UpdatedAt = time.GetUtcNow() };
            store.Save(stack);
            return runs.RunAsync(stack.Name, stop => current.IsInReview ? engine.CreateAsync(stack, stop) : engine.UpdateAsync(current, stack, stop));
        }
    }

    private async Task<string> CreateAsync(QueryForm form)
    {
        Task running;
        StackRecord stack;
        lock (_starting)
        {
            stack = New(form, "CREATE_IN_PROGRESS");
            store.Save(stack);
            running = runs.RunAsync(stack.Name, stop => engine.CreateAsync(stack, stop));
        }

        await running;
        return stack.Id;
    }

    private async Task<string> UpdateAsync(QueryForm form)
    {
        var before = Settled(Stack(form));
        var (template, parameters) = requests.Read(form, before);
        if (before.Is(template, parameters))
        {
            throw CloudFormationErrors.Validation("No updates are to be performed.");
        }

        await StartAsync(before, template, parameters);
        return before.Id;
    }

    private async Task<IEnumerable<XElement>?> DeleteAsync(QueryForm form)
    {
        if (store.Find(form.Required("StackName")) is { Status: not "DELETE_IN_PROGRESS" } stack)
        {
            CheckExports(stack);
            if (!stack.IsInProgress)
            {
                store.Save(stack with { Status = "DELETE_IN_PROGRESS" });
            }

            await runs.RunAsync(stack.Name, stop => engine.DeleteAsync(store.Find(stack.Id) ?? stack, stop));
        }

        return null;
    }

    private void CheckExports(StackRecord stack)
    {
        foreach (var export in store.Exports().Where(export => export.Stack == stack.Name))
        {
            if (store.Importers(export.Name) is [var importer, ..])
            {
                throw CloudFormationErrors.Validation($"Export {export.Name} cannot be deleted as it is in use by {importer}");
            }
        }
    }

    /// <summary>A stack that must be there, or have been: a deleted one is known by its id.</summary>
    private StackRecord Known(QueryForm form) => store.FindDeleted(form.Required("StackName")) ?? Stack(form);

    private List<StackRecord> Stacks(QueryForm form) => form["StackName"] is { Length: > 0 } ? [Known(form)] : store.All();

    private List<StackRecord> Filtered(QueryForm form)
    {
        var all = store.All().Concat(store.Deleted()).ToList();
        return form.List("StackStatusFilter.member").ToHashSet() is { Count: > 0 } wanted ? all.FindAll(stack => wanted.Contains(stack.Status)) : all;
    }

    private Task<IEnumerable<XElement>?> Events(QueryForm form, StackRecord stack) => ListPage.Of(
        form, "StackEvents", store.Events(stack.DeletedAt is null ? stack.Name : stack.Id), happened => happened.EventId, happened => Of(stack, happened));

    private Task<IEnumerable<XElement>?> Resources(QueryForm form, StackRecord stack) => ListPage.Of(
        form, "StackResourceSummaries", stack.DeletedAt is null ? store.Resources(stack.Name) : [], one => one.LogicalId, Summary);

    private StackResourceRecord Resource(QueryForm form) =>
        store.Resources(Stack(form).Name).Find(resource => resource.LogicalId == form.Required("LogicalResourceId"))
        ?? throw CloudFormationErrors.Validation($"Resource {form["LogicalResourceId"]} does not exist for stack {form["StackName"]}");

    private Template Asked(QueryForm form) => form["StackName"] is null ? requests.ReadTemplate(form) : Template.Parse(Stack(form).Template);

    private static StackRecord Settled(StackRecord stack) =>
        stack.Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "UPDATE_FAILED" || stack.IsInReview
            ? stack
            : throw CloudFormationErrors.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");

    private static Task<IEnumerable<XElement>?> Answer(params XElement?[] elements) => Task.FromResult<IEnumerable<XElement>?>(elements.OfType<XElement>());

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]{0,127}$")]
    private static partial Regex NamePattern();
}
