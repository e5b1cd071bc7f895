namespace FaceAspire.Emulator.Kinesis;

/// <summary>How Kinesis behaves. Bound from <c>Emulator:Kinesis</c> (environment: <c>Emulator__Kinesis__EnforceThroughput=false</c>).</summary>
internal sealed record KinesisOptions
{
    /// <summary>
    /// Holds each shard to the service's throughput: 1,000 records and 1 MiB a second written, 5 calls and 2 MiB a second read. What is over it is a
    /// ProvisionedThroughputExceededException. Default <see langword="true"/>; <see langword="false"/> for load tests.
    /// </summary>
    public bool EnforceThroughput { get; init; } = true;
}
