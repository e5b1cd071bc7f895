using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace FaceAspire.Aws.KinesisVideo;

/// <summary>
/// Reads acknowledgements from bytes as they come: JSON objects one after another, split and joined at will.
/// <c>{"EventType":"PERSISTED","FragmentTimecode":1613136724987,"FragmentNumber":"91343852333…"}</c>
/// </summary>
internal static class FragmentAckReader
{
    /// <summary>Four times the 1,024 characters that the official producers allow for.</summary>
    private const int MaxLength = 4096;

    private static readonly JsonReaderOptions Lenient = new() { AllowMultipleValues = true };

    /// <summary>Takes the next acknowledgement off the front of <paramref name="bytes"/>.</summary>
    /// <returns><see langword="false"/> when bytes are missing.</returns>
    /// <exception cref="InvalidDataException">No further bytes can make this an acknowledgement.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> bytes, [NotNullWhen(true)] out FragmentAck? ack)
    {
        ack = null;
        try
        {
            var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(Lenient));
            if (!JsonDocument.TryParseValue(ref reader, out var json))
            {
                return bytes.Length <= MaxLength ? false : throw new InvalidDataException($"An acknowledgement is over {MaxLength} bytes long.");
            }

            using (json)
            {
                ack = Read(json.RootElement);
            }

            bytes = bytes.Slice(reader.Position);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for a text that is no UTF-8
        {
            throw new InvalidDataException($"An acknowledgement is not JSON: {e.Message}", e);
        }
    }

    private static FragmentAck Read(JsonElement ack)
    {
        if (ack.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"An acknowledgement is a JSON object, not {ack.ValueKind}.");
        }

        return new(TypeOf(Text(ack, "EventType")), Number(ack, "FragmentTimecode"), Text(ack, "FragmentNumber"), (int?)Number(ack, "ErrorId"), Text(ack, "ErrorCode"));
    }

    /// <summary>Upper case on the wire; the documentation writes them in title case.</summary>
    private static FragmentAckType TypeOf(string? name) => name?.ToUpperInvariant() switch
    {
        "BUFFERING" => FragmentAckType.Buffering,
        "RECEIVED" => FragmentAckType.Received,
        "PERSISTED" => FragmentAckType.Persisted,
        "IDLE" => FragmentAckType.Idle,
        "ERROR" => FragmentAckType.Error,
        _ => FragmentAckType.Unknown,
    };

    private static string? Text(JsonElement ack, string name) =>
        ack.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement ack, string name) =>
        ack.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
