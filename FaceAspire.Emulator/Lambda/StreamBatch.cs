using FaceAspire.Emulator.Kinesis;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Records of a stream that are delivered together.</summary>
/// <param name="Records">In the order of the shard; at least one.</param>
/// <param name="Attempts">How often they have failed together.</param>
internal sealed record StreamBatch(IReadOnlyList<StoredRecord> Records, int Attempts)
{
    /// <summary>The part before a record, and the part from it on.</summary>
    public (StreamBatch Before, StreamBatch From) SplitAt(int index, int attempts) =>
        (new([.. Records.Take(index)], attempts), new([.. Records.Skip(index)], attempts));
}
