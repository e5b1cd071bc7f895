namespace FaceAspire.Emulator.Lambda;

/// <summary>What an event source mapping's settings may be (API reference "CreateEventSourceMapping").</summary>
internal static class MappingRules
{
    /// <summary>The one response type.</summary>
    public const string ItemFailures = "ReportBatchItemFailures";

    /// <summary>Refuses what is not for this kind of source, and what this emulator has not.</summary>
    public static void CheckKind(EventSourceMapping mapping, MappingRequest request)
    {
        if (request.TumblingWindowInSeconds is > 0)
        {
            throw LambdaErrors.Invalid("TumblingWindowInSeconds is not part of this emulator; see docs/emulator-differences.md.");
        }

        if (request.FunctionResponseTypes?.FirstOrDefault(type => type != ItemFailures) is { } unknown)
        {
            throw LambdaErrors.Invalid($"FunctionResponseTypes {unknown} is not {ItemFailures}.");
        }

        string?[] strange = mapping.IsStream
            ? [request.ScalingConfig is null ? null : nameof(request.ScalingConfig)]
            :
            [
                request.StartingPosition is null ? null : nameof(request.StartingPosition),
                request.StartingPositionTimestamp is null ? null : nameof(request.StartingPositionTimestamp),
                request.ParallelizationFactor is null ? null : nameof(request.ParallelizationFactor),
                request.BisectBatchOnFunctionError is null ? null : nameof(request.BisectBatchOnFunctionError),
                request.MaximumRetryAttempts is null ? null : nameof(request.MaximumRetryAttempts),
                request.MaximumRecordAgeInSeconds is null ? null : nameof(request.MaximumRecordAgeInSeconds),
                request.DestinationConfig is null ? null : nameof(request.DestinationConfig),
            ];
        if (strange.FirstOrDefault(member => member is not null) is { } member)
        {
            throw LambdaErrors.Invalid($"Unsupported parameter for given event source mapping type: {member}.");
        }
    }

    /// <summary>Refuses settings that do not go together.</summary>
    public static void Check(EventSourceMapping mapping)
    {
        _ = EventFilter.Of(mapping);
        if (!mapping.IsStream && mapping is { BatchSize: > 10, WindowSeconds: 0 })
        {
            throw LambdaErrors.Invalid("Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
        }

        if (mapping.IsStream && mapping.StartingPosition is not ("LATEST" or "TRIM_HORIZON" or "AT_TIMESTAMP"))
        {
            throw LambdaErrors.Invalid("StartingPosition must be LATEST, TRIM_HORIZON or AT_TIMESTAMP for a stream.");
        }

        if (mapping.StartingPosition == "AT_TIMESTAMP" != mapping.StartingTimestamp is not null)
        {
            throw LambdaErrors.Invalid("StartingPositionTimestamp goes with StartingPosition AT_TIMESTAMP, and only with it.");
        }

        if (mapping.OnFailureArn is { } arn && (arn.Split(':') is not [_, _, "sqs" or "s3", ..] || arn.EndsWith(".fifo", StringComparison.Ordinal)))
        {
            throw LambdaErrors.Invalid($"The destination ARN {arn} is not valid: this emulator takes standard queues and buckets.");
        }
    }

    /// <summary>An age in seconds; -1 for none.</summary>
    public static int Age(int seconds) => seconds is -1 or (>= 60 and <= 604_800)
        ? seconds
        : throw LambdaErrors.Invalid($"MaximumRecordAgeInSeconds {seconds} is neither -1 nor between 60 and 604800.");

    /// <summary>Invocations at a time.</summary>
    public static int? Concurrency(MappingScaling scaling) =>
        scaling.MaximumConcurrency is { } value ? InRange(value, 2, 1000, nameof(scaling.MaximumConcurrency)) : null;

    /// <summary>A whole number between two others.</summary>
    public static int InRange(int value, int least, int most, string member) => value >= least && value <= most
        ? value
        : throw LambdaErrors.Invalid($"{member} {value} is not between {least} and {most} for this event source.");
}
