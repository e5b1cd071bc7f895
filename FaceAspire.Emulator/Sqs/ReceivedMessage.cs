namespace FaceAspire.Emulator.Sqs;

/// <summary>A message in flight.</summary>
/// <param name="MessageId">A UUID.</param>
/// <param name="ReceiptHandle">Names this receive: changes at the next one.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="Md5OfBody">Lower-case hexadecimal.</param>
/// <param name="Attributes">System attributes: <c>ApproximateReceiveCount</c>, <c>SentTimestamp</c>, <c>MessageGroupId</c>, <c>SequenceNumber</c>, …</param>
/// <param name="MessageAttributes">The sender's own attributes.</param>
internal sealed record ReceivedMessage(
    string MessageId,
    string ReceiptHandle,
    string Body,
    string Md5OfBody,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyDictionary<string, MessageAttribute> MessageAttributes);
