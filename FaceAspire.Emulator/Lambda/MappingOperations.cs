using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>The operations on event source mappings (API reference "AWS Lambda", 2015-03-31).</summary>
internal sealed class MappingOperations(
    MappingStore store, FunctionStore functions, IStreams streams, IQueues queues, Pollers pollers, Arns arns, TimeProvider time)
{
    private const int MaxPage = 100; // whatever MaxItems asks for

    /// <summary>Adds a mapping; it polls from now on.</summary>
    /// <exception cref="Protocol.AwsException">The function or the source does not exist, or a setting is wrong.</exception>
    public Task<EventSourceMapping> AddAsync(MappingRequest request, CancellationToken cancellationToken)
    {
        var function = functions.Get(request.FunctionName ?? throw LambdaErrors.Invalid("FunctionName must be given."));
        var source = request.EventSourceArn ?? throw LambdaErrors.Invalid("EventSourceArn must be given.");
        if (store.All().Find(other => other.Function == function.Name && other.SourceArn == source) is { } existing)
        {
            throw LambdaErrors.MappingExists(existing);
        }

        return SaveAsync(new() { Uuid = Guid.NewGuid().ToString(), Function = function.Name, SourceArn = source }, request, cancellationToken);
    }

    /// <summary>Changes what is asked of a mapping; it goes on with the new settings.</summary>
    public Task<EventSourceMapping> ChangeAsync(string uuid, MappingRequest request, CancellationToken cancellationToken)
    {
        var mapping = Named(uuid);
        var changed = request.FunctionName is { } function ? mapping with { Function = functions.Get(function).Name } : mapping;
        return SaveAsync(changed, request, cancellationToken);
    }

    /// <summary>Makes a mapping what is asked, as if it were new; it goes on where it is.</summary>
    /// <returns><see langword="null"/> when that takes a new mapping: the source or the starting position differs.</returns>
    public async Task<EventSourceMapping?> RedefineAsync(string uuid, MappingRequest request, CancellationToken cancellationToken)
    {
        var mapping = Named(uuid);
        var isSame = mapping.SourceArn == request.EventSourceArn && mapping.StartingPosition == request.StartingPosition
            && mapping.StartingTimestamp == request.StartingPositionTimestamp;
        var function = functions.Get(request.FunctionName ?? "").Name;
        return isSame ? await SaveAsync(new() { Uuid = uuid, Function = function, SourceArn = mapping.SourceArn }, request, cancellationToken) : null;
    }

    /// <summary>Deletes a mapping; it polls no more.</summary>
    public void Remove(string uuid)
    {
        pollers.Stop(uuid);
        store.Remove(uuid);
    }

    /// <summary>CreateEventSourceMapping.</summary>
    public async Task<object?> Create(MappingRequest request, HttpContext context) => Describe(await AddAsync(request, context.RequestAborted), "Creating");

    /// <summary>ListEventSourceMappings, of a function or of a source where asked so.</summary>
    public Task<object?> List(object request, HttpContext context)
    {
        var (function, source) = (context.Request.Query["FunctionName"].ToString(), context.Request.Query["EventSourceArn"].ToString());
        var found = store.All()
            .Where(mapping => function.Length == 0 || mapping.Function == FunctionStore.NameOf(function))
            .Where(mapping => source.Length == 0 || mapping.SourceArn == source);
        var (mappings, next) = Page.Of(found, mapping => mapping.Uuid, context.Request.Query, MaxPage);
        return Task.FromResult<object?>(new { EventSourceMappings = mappings.Select(mapping => Describe(mapping)), NextMarker = next });
    }

    /// <summary>GetEventSourceMapping.</summary>
    public Task<object?> Get(object request, HttpContext context) => Task.FromResult<object?>(Describe(Named(Uuid(context))));

    /// <summary>UpdateEventSourceMapping.</summary>
    public async Task<object?> Update(MappingRequest request, HttpContext context)
    {
        var before = Named(Uuid(context));
        var after = await ChangeAsync(before.Uuid, request, context.RequestAborted);
        return Describe(after, (before.Enabled, after.Enabled) switch { (false, true) => "Enabling", (true, false) => "Disabling", _ => "Updating" });
    }

    /// <summary>DeleteEventSourceMapping.</summary>
    public Task<object?> Delete(object request, HttpContext context)
    {
        var mapping = Named(Uuid(context));
        Remove(mapping.Uuid);
        return Task.FromResult<object?>(Describe(mapping, "Deleting"));
    }

    private async Task<EventSourceMapping> SaveAsync(EventSourceMapping before, MappingRequest request, CancellationToken cancellationToken)
    {
        var mapping = before.With(request, time.GetUtcNow());
        await CheckSourceAsync(mapping, functions.Get(mapping.Function), cancellationToken);
        store.Save(mapping);
        pollers.Restart(mapping);
        return mapping;
    }

    private async Task CheckSourceAsync(EventSourceMapping mapping, LambdaFunction function, CancellationToken cancellationToken)
    {
        if (mapping.IsStream)
        {
            _ = streams.Exists(mapping.SourceArn) ? true : throw LambdaErrors.Invalid($"Stream not found: {mapping.SourceArn}");
        }
        else if (!await queues.ExistsAsync(mapping.SourceArn, cancellationToken))
        {
            throw LambdaErrors.Invalid($"Error occurred while ReceiveMessage. The queue {mapping.SourceArn} does not exist.");
        }
        else if (await queues.VisibilityTimeoutAsync(mapping.SourceArn, cancellationToken) is var timeout && timeout < TimeSpan.FromSeconds(function.Timeout))
        {
            throw LambdaErrors.Invalid(
                $"Queue visibility timeout: {timeout.TotalSeconds} seconds is less than Function timeout: {function.Timeout} seconds");
        }
    }

    /// <summary>A mapping's ARN.</summary>
    public string ArnOf(EventSourceMapping mapping) => arns.Of("lambda", $"event-source-mapping:{mapping.Uuid}");

    private EventSourceMapping Named(string uuid) => store.Find(uuid) ?? throw LambdaErrors.NoSuchMapping();

    private static string Uuid(HttpContext context) => (string)context.Request.RouteValues["UUID"]!;

    private object Describe(EventSourceMapping mapping, string? state = null) => new
    {
        UUID = mapping.Uuid,
        mapping.BatchSize,
        MaximumBatchingWindowInSeconds = mapping.WindowSeconds,
        EventSourceArn = mapping.SourceArn,
        FunctionArn = functions.ArnOf(mapping.Function),
        EventSourceMappingArn = ArnOf(mapping),
        mapping.LastModified,
        LastProcessingResult = store.LastResult(mapping.Uuid),
        State = state ?? (mapping.Enabled, pollers.IsChanging(mapping.Uuid)) switch
        {
            (true, true) => "Updating",
            (true, false) => "Enabled",
            (false, true) => "Disabling",
            (false, false) => "Disabled",
        },
        StateTransitionReason = "User action",
        mapping.StartingPosition,
        StartingPositionTimestamp = mapping.StartingTimestamp,
        ParallelizationFactor = mapping.IsStream ? mapping.Lanes : (int?)null,
        MaximumRecordAgeInSeconds = mapping.IsStream ? mapping.MaxAgeSeconds : (int?)null,
        BisectBatchOnFunctionError = mapping.IsStream ? mapping.Bisect : (bool?)null,
        MaximumRetryAttempts = mapping.IsStream ? mapping.MaxRetries : (int?)null,
        DestinationConfig = mapping.OnFailureArn is { } arn ? new MappingDestination(new(arn)) : null,
        FunctionResponseTypes = mapping.ReportsItemFailures ? ["ReportBatchItemFailures"] : Array.Empty<string>(),
        FilterCriteria = mapping.Filters.Count > 0 ? new MappingFilters([.. mapping.Filters.Select(pattern => new MappingFilter(pattern))]) : null,
        ScalingConfig = mapping.MaxConcurrency is { } most ? new MappingScaling(most) : null,
    };
}
