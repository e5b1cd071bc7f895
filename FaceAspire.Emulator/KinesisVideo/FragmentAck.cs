using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>What PutMedia tells its producer: <c>{"EventType":"RECEIVED","FragmentTimecode":1613136724987,"FragmentNumber":"9134…"}</c>, one a line.</summary>
internal sealed record FragmentAck(string EventType, long? FragmentTimecode = null, string? FragmentNumber = null, string? ErrorCode = null, int? ErrorId = null)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The line, with its end.</summary>
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\r', (byte)'\n'];
}
