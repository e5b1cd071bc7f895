namespace FaceAspire.Emulator.Signing;

/// <summary>What an S3 request may state about its body.</summary>
internal static class PayloadHash
{
    private static readonly string[] Words =
    [
        Signature.UnsignedPayload, "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
    ];

    /// <exception cref="SignatureRefused">It states something else, or nothing though it must.</exception>
    public static string OfS3(string? stated, bool isPresigned)
    {
        if (stated is null)
        {
            return isPresigned ? Signature.UnsignedPayload
                : throw new SignatureRefused(Refusal.PayloadHash, "Missing required header for this request: x-amz-content-sha256");
        }

        return Words.Contains(stated) || (stated.Length == 64 && stated.All(char.IsAsciiHexDigit)) ? stated : throw new SignatureRefused(
            Refusal.PayloadHash, $"x-amz-content-sha256 must be {string.Join(", ", Words)}, or a valid sha256 value.");
    }
}
