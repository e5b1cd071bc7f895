using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>The operations on event source mappings (API reference "AWS Lambda", 2015-03-31).</summary>
internal sealed class MappingOperations(
    MappingStore store, FunctionStore functions, IStreams streams, IQueues queues, Pollers pollers, TimeProvider time)
{
    /// <summary>Adds a mapping; it polls from now on.</summary>
    /// <exception cref="Protocol.AwsException">The function or the source does not exist, or a setting is wrong.</exception>
    public EventSourceMapping Add(MappingRequest request)
    {
        var function = functions.Get(request.FunctionName ?? throw LambdaErrors.Invalid("FunctionName must be given."));
        var source = request.EventSourceArn ?? throw LambdaErrors.Invalid("EventSourceArn must be given.");
        var mapping = new EventSourceMapping { Uuid = Guid.NewGuid().ToString(), Function = function.Name, SourceArn = source }.With(request, time.GetUtcNow());
        CheckSource(mapping, function);
        store.Save(mapping);
        pollers.Restart(mapping);
        return mapping;
    }

    /// <summary>Changes a mapping; it goes on with the new settings.</summary>
    public EventSourceMapping Change(string uuid, MappingRequest request)
    {
        var mapping = Named(uuid).With(request, time.GetUtcNow());
        mapping = request.FunctionName is { } function ? mapping with { Function = functions.Get(function).Name } : mapping;
        store.Save(mapping);
        pollers.Restart(mapping);
        return mapping;
    }

    /// <summary>Deletes a mapping; it polls no more.</summary>
    public void Remove(string uuid)
    {
        pollers.Stop(uuid);
        store.Remove(uuid);
    }

    /// <summary>CreateEventSourceMapping.</summary>
    public object? Create(MappingRequest request) => Describe(Add(request), "Creating");

    /// <summary>ListEventSourceMappings, of a function or of a source where asked so.</summary>
    public Task<object?> List(object request, HttpContext context)
    {
        var (function, source) = (context.Request.Query["FunctionName"].ToString(), context.Request.Query["EventSourceArn"].ToString());
        return Task.FromResult<object?>(new
        {
            EventSourceMappings = store.All()
                .Where(mapping => function.Length == 0 || mapping.Function == FunctionStore.NameOf(function))
                .Where(mapping => source.Length == 0 || mapping.SourceArn == source)
                .Select(mapping => Describe(mapping)),
        });
    }

    /// <summary>GetEventSourceMapping.</summary>
    public Task<object?> Get(object request, HttpContext context) => Task.FromResult<object?>(Describe(Named(Uuid(context))));

    /// <summary>UpdateEventSourceMapping.</summary>
    public Task<object?> Update(MappingRequest request, HttpContext context) =>
        Task.FromResult<object?>(Describe(Change(Uuid(context), request), "Updating"));

    /// <summary>DeleteEventSourceMapping.</summary>
    public Task<object?> Delete(object request, HttpContext context)
    {
        var mapping = Named(Uuid(context));
        Remove(mapping.Uuid);
        return Task.FromResult<object?>(Describe(mapping, "Deleting"));
    }

    private void CheckSource(EventSourceMapping mapping, LambdaFunction function)
    {
        if (mapping.IsStream)
        {
            _ = streams.Exists(mapping.SourceArn) ? true : throw LambdaErrors.Invalid($"Stream not found: {mapping.SourceArn}");
            _ = mapping.StartingPosition is "LATEST" or "TRIM_HORIZON" or "AT_TIMESTAMP"
                ? true
                : throw LambdaErrors.Invalid("StartingPosition must be LATEST, TRIM_HORIZON or AT_TIMESTAMP for a stream.");
        }
        else if (!queues.Exists(mapping.SourceArn))
        {
            throw LambdaErrors.Invalid($"Error occurred while ReceiveMessage. The queue {mapping.SourceArn} does not exist.");
        }
        else if (queues.VisibilityTimeout(mapping.SourceArn) < TimeSpan.FromSeconds(function.Timeout))
        {
            throw LambdaErrors.Invalid(
                $"Queue visibility timeout: {queues.VisibilityTimeout(mapping.SourceArn).TotalSeconds} seconds is less than Function timeout: {function.Timeout} seconds");
        }
    }

    private EventSourceMapping Named(string uuid) => store.Find(uuid) ?? throw LambdaErrors.NoSuchMapping();

    private static string Uuid(HttpContext context) => (string)context.Request.RouteValues["uuid"]!;

    private object Describe(EventSourceMapping mapping, string? state = null) => new
    {
        UUID = mapping.Uuid,
        mapping.BatchSize,
        MaximumBatchingWindowInSeconds = mapping.WindowSeconds,
        EventSourceArn = mapping.SourceArn,
        FunctionArn = functions.ArnOf(mapping.Function),
        EventSourceMappingArn = functions.ArnOf("").Replace(":function:", $":event-source-mapping:{mapping.Uuid}", StringComparison.Ordinal),
        mapping.LastModified,
        LastProcessingResult = store.LastResult(mapping.Uuid),
        State = state ?? (mapping.Enabled ? "Enabled" : "Disabled"),
        StateTransitionReason = "User action",
        mapping.StartingPosition,
        StartingPositionTimestamp = mapping.StartingTimestamp,
        ParallelizationFactor = mapping.IsStream ? 1 : (int?)null,
        MaximumRecordAgeInSeconds = mapping.IsStream ? mapping.MaxAgeSeconds : (int?)null,
        BisectBatchOnFunctionError = mapping.IsStream ? mapping.Bisect : (bool?)null,
        MaximumRetryAttempts = mapping.IsStream ? mapping.MaxRetries : (int?)null,
        DestinationConfig = mapping.OnFailureArn is { } arn ? new MappingDestination(new(arn)) : null,
        FunctionResponseTypes = mapping.ReportsItemFailures ? ["ReportBatchItemFailures"] : Array.Empty<string>(),
        ScalingConfig = mapping.MaxConcurrency is { } most ? new MappingScaling(most) : null,
    };
}
