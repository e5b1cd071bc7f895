namespace Amazon.Kinesis.Model;

/// <summary>Asks to append a record.</summary>
public sealed class PutRecordRequest
{
    /// <summary>To which stream.</summary>
    public string? StreamName { get; set; }

    /// <summary>At most 1 MiB.</summary>
    public byte[]? Data { get; set; }

    /// <summary>1 to 256 characters.</summary>
    public string? PartitionKey { get; set; }
}
