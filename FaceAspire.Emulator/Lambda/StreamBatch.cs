using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Records of a shard that are delivered together.</summary>
/// <param name="Records">In the order of the shard; at least one.</param>
/// <param name="Attempts">How often they have failed together.</param>
/// <param name="Last">The last invocation they were part of; <see langword="null"/> before the first.</param>
internal sealed record StreamBatch(IReadOnlyList<StoredRecord> Records, int Attempts, BatchInvocation? Last = null)
{
    /// <summary>The part before a record, and the part from it on.</summary>
    public (StreamBatch Before, StreamBatch From) SplitAt(int index) =>
        (this with { Records = [.. Records.Take(index)] }, this with { Records = [.. Records.Skip(index)] });
}

/// <summary>An invocation that failed.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="IsError">Whether the function failed; else it answered that items have.</param>
internal sealed record BatchInvocation(string RequestId, bool IsError);
