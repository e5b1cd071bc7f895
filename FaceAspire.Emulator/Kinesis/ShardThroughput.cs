namespace FaceAspire.Emulator.Kinesis;

/// <summary>What a shard has left of its throughput (developer guide, "Quotas and limits").</summary>
internal readonly record struct ShardThroughput(TokenBucket Records, TokenBucket Bytes, TokenBucket Reads, TokenBucket ReadBytes)
{
    private const double RecordsPerSecond = 1000;
    private const double BytesPerSecond = 1024 * 1024;
    private const double ReadsPerSecond = 5;
    private const double ReadBytesPerSecond = 2 * 1024 * 1024;

    /// <summary>All of it.</summary>
    public static ShardThroughput Full { get; } = new(
        TokenBucket.Full(RecordsPerSecond), TokenBucket.Full(BytesPerSecond), TokenBucket.Full(ReadsPerSecond), TokenBucket.Full(ReadBytesPerSecond));

    /// <summary>After a record of so many bytes.</summary>
    /// <returns><see langword="null"/> when it is too much.</returns>
    public ShardThroughput? Write(int size, DateTimeOffset now)
    {
        var (records, bytes) = (Records.AsOf(now), Bytes.AsOf(now));
        return records.Holds(1) && bytes.Holds(size) ? this with { Records = records.Without(1), Bytes = bytes.Without(size) } : null;
    }

    /// <summary>After a call that reads. What it will read is not known: only after that is it told by <see cref="WithRead"/>.</summary>
    /// <returns><see langword="null"/> when it is too much.</returns>
    public ShardThroughput? Read(DateTimeOffset now)
    {
        var (reads, bytes) = (Reads.AsOf(now), ReadBytes.AsOf(now));
        return reads.Holds(1) && bytes.Left > 0 ? this with { Reads = reads.Without(1), ReadBytes = bytes } : null;
    }

    /// <summary>After so many bytes were read: 10 MiB at once are allowed, and then nothing until they are made up for.</summary>
    public ShardThroughput WithRead(long bytes) => this with { ReadBytes = ReadBytes.Without(bytes) };
}
