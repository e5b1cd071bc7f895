using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace FaceAspire.Emulator.S3;

/// <summary>
/// MD5 (RFC 1321) of several contents at once. Each of its steps waits for the one before, so a processor takes hardly longer for a step of four
/// contents, one in each lane of a vector, than for a step of one.
/// </summary>
internal static class Md5Lanes
{
    /// <summary>The digests, of 16 bytes each, in the order of the contents.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "S3's ETag is an MD5; it protects nothing here.")]
    public static byte[][] HashData(IReadOnlyList<ReadOnlyMemory<byte>> contents) => contents.Count > 1 && Vector128.IsHardwareAccelerated
        ? [.. contents.Chunk(Md5State.Lanes).SelectMany(HashLanes)]
        : [.. contents.Select(content => MD5.HashData(content.Span))];

    private static unsafe byte[][] HashLanes(ReadOnlyMemory<byte>[] contents)
    {
        var lanes = Array.ConvertAll(contents, content => new Md5Lane(content));
        var state = new Md5State();
        while (Array.Find(lanes, lane => lane.Blocks > 0) is { } other) // a lane that has nothing more adds the same as another
        {
            var blocks = lanes.Where(lane => lane.Blocks > 0).Min(lane => lane.Blocks);
            byte* At(int number) => (number < lanes.Length && lanes[number].Blocks > 0 ? lanes[number] : other).Next;
            state.Add(blocks, At(0), At(1), At(2), At(3));
            for (var i = 0; i < lanes.Length; i++)
            {
                if (lanes[i].Blocks > 0 && lanes[i].Advance(blocks))
                {
                    lanes[i].Digest = state.Digest(i);
                }
            }
        }

        foreach (var lane in lanes)
        {
            lane.Dispose();
        }

        return Array.ConvertAll(lanes, lane => lane.Digest);
    }
}
