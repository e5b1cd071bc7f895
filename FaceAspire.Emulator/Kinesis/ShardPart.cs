namespace FaceAspire.Emulator.Kinesis;

/// <summary>A shard, or one of several lanes of it that are read side by side: records of one partition key are all in the same lane.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Lane">The lane, from 0.</param>
/// <param name="Of">How many there are.</param>
internal readonly record struct ShardPart(int Shard, int Lane = 0, int Of = 1);
