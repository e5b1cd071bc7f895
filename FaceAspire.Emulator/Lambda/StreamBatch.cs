using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Records of a stream that are delivered together.</summary>
/// <param name="Records">In the order of the shard; at least one.</param>
/// <param name="Attempts">How often they have failed together.</param>
/// <param name="RequestId">The last invocation they were part of; empty before the first.</param>
internal sealed record StreamBatch(IReadOnlyList<StoredRecord> Records, int Attempts, string RequestId = "")
{
    /// <summary>The part before a record, and the part from it on.</summary>
    public (StreamBatch Before, StreamBatch From) SplitAt(int index) =>
        (this with { Records = [.. Records.Take(index)] }, this with { Records = [.. Records.Skip(index)] });
}
