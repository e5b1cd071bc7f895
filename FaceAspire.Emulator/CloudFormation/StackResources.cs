using System.Text.Json.Nodes;

namespace FaceAspire.Emulator.CloudFormation;

/// <summary>Makes a stack's resources what its template says, and undoes that.</summary>
internal sealed partial class StackResources(
    StackStore store, IEnumerable<IResourceType> resourceTypes, StackScopes scopes, TimeProvider time, ILogger<StackResources> logger)
{
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

        template.CheckReferences();
    }

    /// <summary>Creates and changes what differs from the template, each resource after those it needs.</summary>
    /// <param name="stack">The stack as it shall be.</param>
    /// <param name="changes">Gets what was done, also when it fails halfway.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stack's outputs.</returns>
    public async Task<IReadOnlyList<StackOutput>> ApplyAsync(StackRecord stack, List<ResourceChange> changes, CancellationToken cancellationToken)
    {
        var template = Template.Parse(stack.Template);
        var imports = new HashSet<string>();
        var existing = store.Resources(stack.Name).ToDictionary(resource => resource.LogicalId);
        foreach (var logicalId in scopes.Included(stack))
        {
            var evaluator = new Evaluator(scopes.Of(stack, template, existing, imports));
            var properties = evaluator.Resolve(template.Resources[logicalId]!["Properties"]) as JsonObject ?? [];
            var before = existing.GetValueOrDefault(logicalId);
            if (before is null || before.Type != template.TypeOf(logicalId) || !JsonNode.DeepEquals(before.Properties, properties))
            {
                existing[logicalId] = await ApplyAsync(template.TypeOf(logicalId), new(stack.Name, logicalId, properties), before, cancellationToken);
                changes.Add(new(before, existing[logicalId]));
            }
        }

        var outputs = StackScopes.Outputs(template, scopes.Of(stack, template, existing, imports));
        store.SaveLinks(stack.Name, imports, outputs);
        return outputs;
    }

    /// <summary>Deletes what an update has replaced or left out. What cannot be deleted stays behind and is noted, as by the service.</summary>
    public async Task CleanUpAsync(StackRecord stack, IReadOnlyList<ResourceChange> changes, CancellationToken cancellationToken)
    {
        var (template, wanted) = (Template.Parse(stack.Template), scopes.Included(stack).ToHashSet());
        var removed = store.Resources(stack.Name).Where(resource => !wanted.Contains(resource.LogicalId)).Reverse().ToList();
        foreach (var resource in changes.Where(change => change.IsReplacement).Select(change => change.Before!).Concat(removed))
        {
            try
            {
                await DeleteAsync(stack.Name, resource, template.IsRetained(resource.LogicalId), cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, resource.LogicalId, resource.Type, stack.Name, e.Message);
            }
        }

        removed.ForEach(resource => store.Remove(stack.Name, resource.LogicalId));
    }

    /// <summary>Brings back what an update has changed so far.</summary>
    public async Task UndoAsync(StackRecord before, IReadOnlyList<ResourceChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes.Reverse())
        {
            if (change.Before is null || change.IsReplacement)
            {
                await DeleteAsync(before.Name, change.After, isRetained: false, cancellationToken);
                store.Remove(before.Name, change.After.LogicalId);
            }
            else
            {
                await _types[change.Before.Type].UpdateAsync(
                    change.Before.PhysicalId, new(before.Name, change.Before.LogicalId, change.Before.Properties), cancellationToken);
            }

            if (change.Before is not null)
            {
                store.Save(before.Name, change.Before);
            }
        }
    }

    /// <summary>Deletes all of a stack's resources, the newest first, but for those that its template retains.</summary>
    public async Task DeleteAllAsync(StackRecord stack, CancellationToken cancellationToken)
    {
        var template = Template.Parse(stack.Template);
        foreach (var resource in store.Resources(stack.Name).AsEnumerable().Reverse())
        {
            await DeleteAsync(stack.Name, resource, template.IsRetained(resource.LogicalId), cancellationToken);
            store.Remove(stack.Name, resource.LogicalId);
        }
    }

    private async Task<StackResourceRecord> ApplyAsync(
        string typeName, ResourceRequest request, StackResourceRecord? before, CancellationToken cancellationToken)
    {
        var (type, isNew) = (_types[typeName], before is null || before.Type != typeName);
        var (stack, verb) = (request.StackName, isNew ? "CREATE" : "UPDATE");
        store.Note(stack, request.LogicalId, before?.PhysicalId ?? "", typeName, $"{verb}_IN_PROGRESS");
        try
        {
            var resource = isNew
                ? await type.CreateAsync(request, cancellationToken)
                : await type.UpdateAsync(before!.PhysicalId, request, cancellationToken);
            var record = new StackResourceRecord(
                request.LogicalId, typeName, resource.PhysicalId, resource.Attributes, request.Properties, $"{verb}_COMPLETE", time.GetUtcNow());
            store.Save(stack, record);
            store.Note(stack, request.LogicalId, resource.PhysicalId, typeName, record.Status);
            return record;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            store.Note(stack, request.LogicalId, before?.PhysicalId ?? "", typeName, $"{verb}_FAILED", e.Message);
            Log.Failed(logger, request.LogicalId, typeName, stack, e.Message);
            throw;
        }
    }

    private async Task DeleteAsync(string stack, StackResourceRecord resource, bool isRetained, CancellationToken cancellationToken)
    {
        if (isRetained)
        {
            store.Note(stack, resource.LogicalId, resource.PhysicalId, resource.Type, "DELETE_SKIPPED");
            return;
        }

        store.Note(stack, resource.LogicalId, resource.PhysicalId, resource.Type, "DELETE_IN_PROGRESS");
        try
        {
            await _types[resource.Type].DeleteAsync(resource.PhysicalId, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            store.Note(stack, resource.LogicalId, resource.PhysicalId, resource.Type, "DELETE_FAILED", e.Message);
            throw;
        }

        store.Note(stack, resource.LogicalId, resource.PhysicalId, resource.Type, "DELETE_COMPLETE");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{LogicalId} ({Type}) of stack {Stack} failed: {Reason}")]
        public static partial void Failed(ILogger logger, string logicalId, string type, string stack, string reason);
    }
}
