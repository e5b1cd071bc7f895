using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Emulator.Kinesis;

/// <summary>A record that is to be put.</summary>
/// <param name="PartitionKey">1 to 256 characters.</param>
/// <param name="HashKey">What tells its shard: given explicitly, or the MD5 of the partition key.</param>
/// <param name="KeyHash">31 bits of the partition key's MD5, other ones than those that tell shards apart: records of one key keep their order by it.</param>
/// <param name="Data">Its bytes.</param>
internal readonly record struct NewRecord(string PartitionKey, UInt128 HashKey, int KeyHash, ReadOnlyMemory<byte> Data)
{
    /// <summary>What it counts for a shard's throughput.</summary>
    public int Size => PartitionKey.Length + Data.Length;

    /// <summary>A record.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "Kinesis maps keys by their MD5; it protects nothing.")]
    public static NewRecord Of(string partitionKey, ReadOnlyMemory<byte> data, UInt128? explicitHashKey = null)
    {
        Span<byte> md5 = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(Encoding.UTF8.GetBytes(partitionKey), md5);
        return new(
            partitionKey, explicitHashKey ?? BinaryPrimitives.ReadUInt128BigEndian(md5), BinaryPrimitives.ReadInt32BigEndian(md5[12..]) & int.MaxValue, data);
    }
}
