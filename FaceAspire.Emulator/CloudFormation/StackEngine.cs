using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Creates, changes and deletes what templates describe; a failure is rolled back and its reason noted.</summary>
internal sealed partial class StackEngine(
    StackStore store, IEnumerable<IResourceType> resourceTypes, Arns arns, TimeProvider time, ILogger<StackEngine> logger)
{
    private const string StackType = "AWS::CloudFormation::Stack";
    private readonly Dictionary<string, IResourceType> _types = resourceTypes.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Checks a template before anything is created: it must ask only for what there is.</summary>
    /// <exception cref="Protocol.AwsException"><c>ValidationError</c>: it does not; the message names what is missing.</exception>
    public void Check(Template template)
    {
        foreach (var (logicalId, _) in template.Resources)
        {
            if (!_types.ContainsKey(template.TypeOf(logicalId)))
            {
                throw CloudFormationErrors.Validation(
                    $"Template format error: Unrecognized resource types: [{template.TypeOf(logicalId)}] (resource {logicalId}). This emulator knows {string.Join(", ", _types.Keys.Order())}.");
            }
        }
    }

    /// <summary>Creates a stack that was saved as <c>CREATE_IN_PROGRESS</c>.</summary>
    public async Task CreateAsync(StackRecord stack, CancellationToken cancellationToken)
    {
        NoteStack(stack, stack.Status);
        try
        {
            var outputs = await ApplyAsync(stack, cancellationToken);
            Finish(stack with { Outputs = outputs }, "CREATE_COMPLETE");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NoteStack(stack, "ROLLBACK_IN_PROGRESS", e.Message);
            await DeleteResourcesAsync(stack, _ => true, cancellationToken);
            Finish(stack with { Reason = e.Message }, "ROLLBACK_COMPLETE");
        }
    }

    /// <summary>Changes a stack to a new template; what was there before is brought back if that fails.</summary>
    public async Task UpdateAsync(StackRecord before, StackRecord stack, CancellationToken cancellationToken)
    {
        NoteStack(stack, stack.Status);
        try
        {
            var outputs = await ApplyAsync(stack, cancellationToken);
            var wanted = Included(stack).ToHashSet();
            await DeleteResourcesAsync(stack, resource => !wanted.Contains(resource.LogicalId), cancellationToken);
            Finish(stack with { Outputs = outputs }, "UPDATE_COMPLETE");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NoteStack(stack, "UPDATE_ROLLBACK_IN_PROGRESS", e.Message);
            await ApplyAsync(before, cancellationToken);
            Finish(before with { Reason = e.Message }, "UPDATE_ROLLBACK_COMPLETE");
        }
    }

    /// <summary>Deletes a stack.</summary>
    public async Task DeleteAsync(StackRecord stack, CancellationToken cancellationToken)
    {
        store.Save(stack with { Status = "DELETE_IN_PROGRESS" });
        NoteStack(stack, "DELETE_IN_PROGRESS");
        try
        {
            await DeleteResourcesAsync(stack, _ => true, cancellationToken);
            store.Remove(stack.Name);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Finish(stack with { Reason = e.Message }, "DELETE_FAILED");
        }
    }

    private async Task<IReadOnlyList<StackOutput>> ApplyAsync(StackRecord stack, CancellationToken cancellationToken)
    {
        var template = Template.Parse(stack.Template);
        var resources = store.Resources(stack.Name).ToDictionary(resource => resource.LogicalId);
        foreach (var logicalId in Included(stack))
        {
            var scope = ScopeOf(stack, template, resources);
            var properties = new Evaluator(scope).Resolve(template.Resources[logicalId]!["Properties"]) as JsonObject ?? [];
            var request = new ResourceRequest(stack.Name, logicalId, properties);
            resources[logicalId] = await ApplyAsync(stack, template.TypeOf(logicalId), request, resources.GetValueOrDefault(logicalId), cancellationToken);
        }

        var outputs = Outputs(template, ScopeOf(stack, template, resources));
        store.SaveExports(stack.Name, outputs);
        return outputs;
    }

    private async Task<StackResourceRecord> ApplyAsync(
        StackRecord stack, string typeName, ResourceRequest request, StackResourceRecord? existing, CancellationToken cancellationToken)
    {
        if (existing is not null && JsonNode.DeepEquals(existing.Properties, request.Properties))
        {
            return existing;
        }

        var (type, verb) = (_types[typeName], existing is null ? "CREATE" : "UPDATE");
        store.Note(stack.Name, request.LogicalId, existing?.PhysicalId ?? "", typeName, $"{verb}_IN_PROGRESS");
        try
        {
            var resource = existing is null
                ? await type.CreateAsync(request, cancellationToken)
                : await type.UpdateAsync(existing.PhysicalId, request, cancellationToken);
            var record = new StackResourceRecord(
                request.LogicalId, typeName, resource.PhysicalId, resource.Attributes, request.Properties, $"{verb}_COMPLETE", time.GetUtcNow());
            store.Save(stack.Name, record);
            store.Note(stack.Name, request.LogicalId, resource.PhysicalId, typeName, record.Status);
            if (existing is not null && existing.PhysicalId != resource.PhysicalId)
            {
                await type.DeleteAsync(existing.PhysicalId, cancellationToken);
            }

            return record;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            store.Note(stack.Name, request.LogicalId, existing?.PhysicalId ?? "", typeName, $"{verb}_FAILED", e.Message);
            Log.Failed(logger, request.LogicalId, typeName, stack.Name, e.Message);
            throw;
        }
    }

    private async Task DeleteResourcesAsync(StackRecord stack, Func<StackResourceRecord, bool> chosen, CancellationToken cancellationToken)
    {
        var template = Template.Parse(stack.Template);
        foreach (var resource in store.Resources(stack.Name).Where(chosen).Reverse())
        {
            if (!template.IsRetained(resource.LogicalId))
            {
                store.Note(stack.Name, resource.LogicalId, resource.PhysicalId, resource.Type, "DELETE_IN_PROGRESS");
                await _types[resource.Type].DeleteAsync(resource.PhysicalId, cancellationToken);
                store.Note(stack.Name, resource.LogicalId, resource.PhysicalId, resource.Type, "DELETE_COMPLETE");
            }

            store.Remove(stack.Name, resource.LogicalId);
        }
    }

    private IReadOnlyList<string> Included(StackRecord stack)
    {
        var template = Template.Parse(stack.Template);
        var evaluator = new Evaluator(ScopeOf(stack, template, new Dictionary<string, StackResourceRecord>()));
        return template.InOrder(logicalId =>
            template.Resources[logicalId]?["Condition"]?.GetValue<string>() is not { } condition || evaluator.Holds(condition));
    }

    private Scope ScopeOf(StackRecord stack, Template template, IReadOnlyDictionary<string, StackResourceRecord> resources)
    {
        var values = ParameterValues.Resolve(template, stack.Parameters);
        values["AWS::AccountId"] = arns.Account;
        values["AWS::Region"] = arns.Region;
        values["AWS::Partition"] = "aws";
        values["AWS::URLSuffix"] = "amazonaws.com";
        values["AWS::StackName"] = stack.Name;
        values["AWS::StackId"] = stack.Id;
        return new()
        {
            Values = values,
            Resources = resources.ToDictionary(resource => resource.Key, resource => resource.Value.ToResource()),
            Conditions = template.Conditions,
            Mappings = template.Mappings,
            Import = store.Export,
        };
    }

    private static IReadOnlyList<StackOutput> Outputs(Template template, Scope scope)
    {
        var evaluator = new Evaluator(scope);
        return
        [
            .. from output in template.Outputs
               where output.Value!["Condition"]?.GetValue<string>() is not { } condition || evaluator.Holds(condition)
               select new StackOutput(
                   output.Key, evaluator.Text(output.Value!["Value"]), output.Value["Description"]?.GetValue<string>(),
                   output.Value["Export"]?["Name"] is { } name ? evaluator.Text(name) : null),
        ];
    }

    private void Finish(StackRecord stack, string status)
    {
        store.Save(stack with { Status = status });
        NoteStack(stack, status, stack.Reason);
    }

    private void NoteStack(StackRecord stack, string status, string? reason = null) =>
        store.Note(stack.Name, stack.Name, stack.Id, StackType, status, reason);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{LogicalId} ({Type}) of stack {Stack} failed: {Reason}")]
        public static partial void Failed(ILogger logger, string logicalId, string type, string stack, string reason);
    }
}
