namespace FaceAspire.Emulator.Sqs;

/// <summary>A queue, as it is stored.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Name">Unique in the account.</param>
/// <param name="Created">Unix milliseconds.</param>
/// <param name="Modified">Unix milliseconds of the last change to its attributes.</param>
/// <param name="Attributes">What was set, over SQS's defaults.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record Queue(
    long Id, string Name, long Created, long Modified, QueueAttributes Attributes, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Whether order and deduplication hold.</summary>
    public bool IsFifo => Name.EndsWith(".fifo", StringComparison.Ordinal);
}
