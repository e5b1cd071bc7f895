using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.Sqs;

namespace FaceAspire.Emulator.Lambda;

/// <summary>Writes the events that Lambda gives to functions.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Records of a stream (developer guide, "Using Lambda with Kinesis").</summary>
    public static byte[] Of(IReadOnlyList<StoredRecord> records, string sourceArn, string role, string region) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Records = records.Select(record => new
        {
            kinesis = new
            {
                kinesisSchemaVersion = "1.0",
                partitionKey = record.PartitionKey,
                sequenceNumber = record.SequenceNumber,
                data = record.Data,
                approximateArrivalTimestamp = record.ArrivedAt.ToUnixTimeMilliseconds() / 1000m,
            },
            eventSource = "aws:kinesis",
            eventVersion = "1.0",
            eventID = $"{Shards.Id(record.Shard)}:{record.SequenceNumber}",
            eventName = "aws:kinesis:record",
            invokeIdentityArn = role,
            awsRegion = region,
            eventSourceARN = sourceArn,
        }),
    }, Json);

    /// <summary>What a record takes in an event beside its data and key.</summary>
    public static int Envelope(string sourceArn, string role, string region) =>
        Of([new(0, 1, "", 0, [], DateTimeOffset.UnixEpoch.AddMilliseconds(1_999_999_999_999))], sourceArn, role, region).Length;

    /// <summary>What a record takes in an event.</summary>
    public static int SizeOf(StoredRecord record, int envelope) =>
        envelope + Base64.GetMaxEncodedToUtf8Length(record.Data.Length) + JsonEncodedText.Encode(record.PartitionKey).EncodedUtf8Bytes.Length;

    /// <summary>Messages of a queue (developer guide, "Using Lambda with Amazon SQS").</summary>
    public static byte[] Of(IReadOnlyList<ReceivedMessage> messages, string sourceArn, string region) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Records = messages.Select(message => new
        {
            messageId = message.MessageId,
            receiptHandle = message.ReceiptHandle,
            body = message.Body,
            attributes = message.Attributes,
            messageAttributes = message.MessageAttributes.ToDictionary(attribute => attribute.Key, attribute => new
            {
                stringValue = attribute.Value.StringValue,
                binaryValue = attribute.Value.BinaryValue,
                stringListValues = Array.Empty<string>(),
                binaryListValues = Array.Empty<string>(),
                dataType = attribute.Value.DataType,
            }),
            md5OfBody = message.Md5OfBody,
            eventSource = "aws:sqs",
            eventSourceARN = sourceArn,
            awsRegion = region,
        }),
    }, Json);
}
