namespace FaceAspire.Emulator.Lambda;

/// <summary>What mapping operations are asked, and what a mapping's settings are; members as the API spells them.</summary>
internal sealed record MappingRequest
{
    public string? FunctionName { get; init; }

    public string? EventSourceArn { get; init; }

    public bool? Enabled { get; init; }

    public int? BatchSize { get; init; }

    public int? MaximumBatchingWindowInSeconds { get; init; }

    public string? StartingPosition { get; init; }

    public DateTimeOffset? StartingPositionTimestamp { get; init; }

    public int? ParallelizationFactor { get; init; }

    public bool? BisectBatchOnFunctionError { get; init; }

    public int? MaximumRetryAttempts { get; init; }

    public int? MaximumRecordAgeInSeconds { get; init; }

    public int? TumblingWindowInSeconds { get; init; }

    public IReadOnlyList<string>? FunctionResponseTypes { get; init; }

    public MappingDestination? DestinationConfig { get; init; }

    public MappingScaling? ScalingConfig { get; init; }

    public MappingFilters? FilterCriteria { get; init; }
}

/// <summary>Where what failed for good goes.</summary>
internal sealed record MappingDestination(OnFailureDestination? OnFailure);

/// <summary>A queue's or bucket's ARN.</summary>
internal sealed record OnFailureDestination(string? Destination);

/// <summary>What a function is to get.</summary>
internal sealed record MappingFilters(IReadOnlyList<MappingFilter>? Filters);

/// <summary>A pattern, as JSON.</summary>
internal sealed record MappingFilter(string? Pattern);

/// <summary>How many invocations at a time.</summary>
internal sealed record MappingScaling(int? MaximumConcurrency);
