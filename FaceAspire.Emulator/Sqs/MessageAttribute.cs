namespace FaceAspire.Emulator.Sqs;

/// <summary>One attribute that a sender gave its message, in SQS's own JSON shape.</summary>
/// <param name="DataType"><c>String</c>, <c>Number</c> or <c>Binary</c>, with an optional suffix after a dot.</param>
/// <param name="StringValue">For strings and numbers.</param>
/// <param name="BinaryValue">For binary.</param>
internal sealed record MessageAttribute(string DataType, string? StringValue = null, byte[]? BinaryValue = null);
