using System.Buffers;
using System.Text.Json;
using FaceAspire.Aws.S3;
using FaceAspire.Contracts;

namespace FaceAspire.Matcher;

/// <summary>Writes the audit: JSON Lines, an object per camera and batch, named by its first line's sequence number.</summary>
internal sealed class AuditTrail(IObjectStore store, string bucket)
{
    /// <summary>Writes the lines of a batch. Doing it again writes the same objects again.</summary>
    public async Task WriteAsync(IEnumerable<AuditLine> lines, CancellationToken cancellationToken)
    {
        foreach (var camera in lines.GroupBy(line => line.Camera))
        {
            var first = camera.First();
            var key = camera.Key is { } name
                ? AuditKeys.Records(Camera.Named(name), first.ArrivedAt, first.SequenceNumber)
                : AuditKeys.UnreadableRecords(first.ArrivedAt, first.SequenceNumber);
            await store.PutAsync(bucket, key, ToJsonLines(camera), "application/x-ndjson", PutCondition.None, cancellationToken);
        }
    }

    private static ReadOnlyMemory<byte> ToJsonLines(IEnumerable<AuditLine> lines)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var line in lines)
        {
            using (var writer = new Utf8JsonWriter(buffer))
            {
                JsonSerializer.Serialize(writer, line, ContractsJson.Default.AuditLine);
            }

            buffer.Write("\n"u8);
        }

        return buffer.WrittenMemory;
    }
}
