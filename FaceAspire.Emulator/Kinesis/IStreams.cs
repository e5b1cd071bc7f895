namespace FaceAspire.Emulator.Kinesis;

/// <summary>Kinesis Data Streams as the emulator's other services use it: stream processors write records.</summary>
internal interface IStreams
{
    /// <summary>Whether the stream exists.</summary>
    bool Exists(string streamArn);

    /// <summary>Appends a record, durably.</summary>
    /// <returns>Its sequence number.</returns>
    string Put(string streamArn, string partitionKey, ReadOnlyMemory<byte> data);
}
