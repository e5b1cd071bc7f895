using System.Globalization;

namespace FaceAspire.Emulator.Sqs;

/// <summary>What sending gave.</summary>
/// <param name="MessageId">A UUID; of a duplicate, the first message's.</param>
/// <param name="Row">The message's row.</param>
internal sealed record SentMessage(string MessageId, long Row)
{
    /// <summary>The message's place in its FIFO queue: 20 digits that grow.</summary>
    public string SequenceNumber => SequenceOf(Row);

    /// <summary>A row's number, in the range in which SQS's own numbers lie: <c>18800000000000000042</c>.</summary>
    public static string SequenceOf(long row) => string.Create(CultureInfo.InvariantCulture, $"188{row:D17}");
}
