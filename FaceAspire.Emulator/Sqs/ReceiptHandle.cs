using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Emulator.Sqs;

/// <summary>Names one receive of one message; opaque to clients.</summary>
/// <param name="Queue">The queue's row.</param>
/// <param name="Message">The message's row, never used again.</param>
/// <param name="Receipt">128 random bits in hexadecimal, new at every receive.</param>
internal sealed record ReceiptHandle(long Queue, long Message, string Receipt)
{
    public static ReceiptHandle New(long queue, long message) =>
        new(queue, message, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Reads what <see cref="ToString"/> wrote; <see langword="null"/> for anything else.</summary>
    public static ReceiptHandle? TryParse(string? handle)
    {
        if (handle is null || !Base64Url.IsValid(handle))
        {
            return null;
        }

        return Encoding.ASCII.GetString(Base64Url.DecodeFromChars(handle)).Split('.') is [var queue, var message, { Length: 32 } receipt]
            && long.TryParse(queue, NumberStyles.None, CultureInfo.InvariantCulture, out var queueId)
            && long.TryParse(message, NumberStyles.None, CultureInfo.InvariantCulture, out var messageId)
                ? new(queueId, messageId, receipt)
                : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Queue}.{Message}.{Receipt}")));
}
