namespace FaceAspire.Emulator.Lambda;

/// <summary>An event source mapping: its settings, checked and completed (Lambda developer guide, "Using Lambda with Kinesis", "… with Amazon SQS").</summary>
internal sealed record EventSourceMapping
{
    /// <summary>Its id.</summary>
    public required string Uuid { get; init; }

    /// <summary>The function's name.</summary>
    public required string Function { get; init; }

    /// <summary>The stream's or queue's ARN.</summary>
    public required string SourceArn { get; init; }

    /// <summary>Whether it polls.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The most items of a batch.</summary>
    public int BatchSize { get; init; }

    /// <summary>How long to gather a batch.</summary>
    public int WindowSeconds { get; init; }

    /// <summary>Kinesis: <c>LATEST</c>, <c>TRIM_HORIZON</c> or <c>AT_TIMESTAMP</c>.</summary>
    public string? StartingPosition { get; init; }

    /// <summary>Kinesis: where <c>AT_TIMESTAMP</c> begins.</summary>
    public DateTimeOffset? StartingTimestamp { get; init; }

    /// <summary>Kinesis: whether a failed batch is halved. Halving is no retry.</summary>
    public bool Bisect { get; init; }

    /// <summary>Kinesis: batches of a shard at a time, each of other partition keys.</summary>
    public int Lanes { get; init; } = 1;

    /// <summary>Kinesis: retries before a batch is given up; -1 for no end.</summary>
    public int MaxRetries { get; init; } = -1;

    /// <summary>Kinesis: the age in seconds at which a record is given up; -1 for none.</summary>
    public int MaxAgeSeconds { get; init; } = -1;

    /// <summary>Whether the function names the items that failed.</summary>
    public bool ReportsItemFailures { get; init; }

    /// <summary>Kinesis: where what is given up goes.</summary>
    public string? OnFailureArn { get; init; }

    /// <summary>Patterns of what the function gets; none for all.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>SQS: invocations at a time.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset LastModified { get; init; }

    /// <summary>Whether the source is a data stream.</summary>
    public bool IsStream => SourceArn.Split(':') is [_, _, "kinesis", ..];

    /// <summary>Whether the source is a FIFO queue.</summary>
    public bool IsFifo => SourceArn.EndsWith(".fifo", StringComparison.Ordinal);

    /// <summary>Checks and completes what was asked.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidParameterValueException</c>: a setting is out of range, or not for this kind of source.</exception>
    public EventSourceMapping With(MappingRequest request, DateTimeOffset now)
    {
        MappingRules.CheckKind(this, request);
        var window = request.MaximumBatchingWindowInSeconds ?? WindowSeconds;
        var size = request.BatchSize ?? (BatchSize > 0 ? BatchSize : IsStream ? 100 : 10);
        var mapping = this with
        {
            Enabled = request.Enabled ?? Enabled,
            BatchSize = MappingRules.InRange(size, 1, IsFifo ? 10 : 10_000, nameof(request.BatchSize)),
            WindowSeconds = MappingRules.InRange(window, 0, IsFifo ? 0 : 300, nameof(request.MaximumBatchingWindowInSeconds)),
            StartingPosition = request.StartingPosition ?? StartingPosition,
            StartingTimestamp = request.StartingPositionTimestamp ?? StartingTimestamp,
            Bisect = request.BisectBatchOnFunctionError ?? Bisect,
            MaxRetries = MappingRules.InRange(request.MaximumRetryAttempts ?? MaxRetries, -1, 10_000, nameof(request.MaximumRetryAttempts)),
            MaxAgeSeconds = MappingRules.Age(request.MaximumRecordAgeInSeconds ?? MaxAgeSeconds),
            ReportsItemFailures = request.FunctionResponseTypes?.Contains(MappingRules.ItemFailures) ?? ReportsItemFailures,
            OnFailureArn = request.DestinationConfig is { } destination ? destination.OnFailure?.Destination : OnFailureArn,
            Lanes = MappingRules.InRange(request.ParallelizationFactor ?? Lanes, 1, 10, nameof(request.ParallelizationFactor)),
            Filters = request.FilterCriteria is { } criteria ? [.. (criteria.Filters ?? []).Select(filter => filter.Pattern ?? "")] : Filters,
            MaxConcurrency = request.ScalingConfig is { } scaling ? MappingRules.Concurrency(scaling) : MaxConcurrency,
            LastModified = now,
        };
        MappingRules.Check(mapping);
        return mapping;
    }
}
