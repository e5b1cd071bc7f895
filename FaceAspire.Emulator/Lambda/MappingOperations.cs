using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>The operations on event source mappings (API reference "AWS Lambda", 2015-03-31).</summary>
internal sealed class MappingOperations(
    MappingStore store, FunctionStore functions, IStreams streams, IQueues queues, Pollers pollers, Arns arns, TimeProvider time)
{
    /// <summary>Adds a mapping; it polls from now on.</summary>
    /// <exception cref="Protocol.AwsException">The function or the source does not exist, or a setting is wrong.</exception>
    public EventSourceMapping Add(MappingRequest request)
    {
        var function = functions.Get(request.FunctionName ?? throw LambdaErrors.Invalid("FunctionName must be given."));
        var source = request.EventSourceArn ?? throw LambdaErrors.Invalid("EventSourceArn must be given.");
        if (store.All().Find(other => other.Function == function.Name && other.SourceArn == source) is { } existing)
        {
            throw LambdaErrors.MappingExists(existing);
        }

        return Save(new() { Uuid = Guid.NewGuid().ToString(), Function = function.Name, SourceArn = source }, request);
    }

    /// <summary>Changes what is asked of a mapping; it goes on with the new settings.</summary>
    public EventSourceMapping Change(string uuid, MappingRequest request)
    {
        var mapping = Named(uuid);
        return Save(request.FunctionName is { } function ? mapping with { Function = functions.Get(function).Name } : mapping, request);
    }

    /// <summary>Makes a mapping what is asked, as if it were new; it goes on where it is.</summary>
    /// <returns><see langword="null"/> when that takes a new mapping: the source or the starting position differs.</returns>
    public EventSourceMapping? Redefine(string uuid, MappingRequest request)
    {
        var mapping = Named(uuid);
        var isSame = mapping.SourceArn == request.EventSourceArn && mapping.StartingPosition == request.StartingPosition
            && mapping.StartingTimestamp == request.StartingPositionTimestamp;
        var function = functions.Get(request.FunctionName ?? "").Name;
        return isSame ? Save(new() { Uuid = uuid, Function = function, SourceArn = mapping.SourceArn }, request) : null;
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

    private EventSourceMapping Save(EventSourceMapping before, MappingRequest request)
    {
        var mapping = before.With(request, time.GetUtcNow());
        CheckSource(mapping, functions.Get(mapping.Function));
        store.Save(mapping);
        pollers.Restart(mapping);
        return mapping;
    }

    private void CheckSource(EventSourceMapping mapping, LambdaFunction function)
    {
        if (mapping.IsStream)
        {
            _ = streams.Exists(mapping.SourceArn) ? true : throw LambdaErrors.Invalid($"Stream not found: {mapping.SourceArn}");
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

    /// <summary>A mapping's ARN.</summary>
    public string ArnOf(EventSourceMapping mapping) => arns.Of("lambda", $"event-source-mapping:{mapping.Uuid}");

    private EventSourceMapping Named(string uuid) => store.Find(uuid) ?? throw LambdaErrors.NoSuchMapping();

    private static string Uuid(HttpContext context) => (string)context.Request.RouteValues["uuid"]!;

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
