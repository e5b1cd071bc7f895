namespace FaceAspire.Emulator.Faults;

/// <summary>A fault as it is asked for, checked.</summary>
internal sealed record Fault
{
    /// <summary>Whose calls it meets: <c>s3</c>, <c>sqs</c>, …</summary>
    public required string Service { get; init; }

    /// <summary>Which operation, such as <c>SendMessage</c>; <see langword="null"/> for all of the service.</summary>
    public string? Operation { get; init; }

    /// <summary>A stream, queue, bucket, …, by name, ARN or URL; <see langword="null"/> for all.</summary>
    public string? Resource { get; init; }

    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Of <see cref="FaultKind.Error"/> and <see cref="FaultKind.Throttle"/>: AWS's error code.</summary>
    public string? Code { get; init; }

    /// <summary>Of the same: HTTP status, 400 to 599.</summary>
    public int? Status { get; init; }

    /// <summary>Of the same: the message.</summary>
    public string? Message { get; init; }

    /// <summary>Milliseconds that pass before the fault, 0 to 600,000. Default 0; 500 for <see cref="FaultKind.AckSplit"/>.</summary>
    public int DelayMs { get; init; }

    /// <summary>Bytes of a body that pass before <see cref="FaultKind.Reset"/> or <see cref="FaultKind.Partial"/>. Default 0.</summary>
    public long AfterBytes { get; init; }

    /// <summary>Of the faults of acks: which acks it meets: <c>BUFFERING</c>, <c>RECEIVED</c>, <c>PERSISTED</c>, <c>ERROR</c> or <c>IDLE</c>;
    /// <see langword="null"/> for all. Default of <see cref="FaultKind.AckError"/>, which only the first three can be: <c>RECEIVED</c>.</summary>
    public string? Ack { get; init; }

    /// <summary>Of <see cref="FaultKind.AckError"/>: one of PutMedia's error ids.</summary>
    public int? ErrorId { get; init; }

    /// <summary>How likely it is for each call, or each ack, that it meets: over 0, up to 1. Default 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How often it happens before it is over, from 1; <see langword="null"/> for ever.</summary>
    public int? Count { get; init; }

    /// <summary>Begins the random numbers that <see cref="Probability"/> is held against; the same seed and calls meet the same faults.</summary>
    public int Seed { get; init; }
}
