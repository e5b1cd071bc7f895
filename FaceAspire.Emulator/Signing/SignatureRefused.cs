namespace FaceAspire.Emulator.Signing;

/// <summary>Why a request is not taken.</summary>
internal enum Refusal
{
    /// <summary>It is not signed.</summary>
    Missing,

    /// <summary>It is signed in another way.</summary>
    OtherAlgorithm,

    /// <summary>Its header lacks something.</summary>
    Incomplete,

    /// <summary>Its query lacks something.</summary>
    IncompleteQuery,

    /// <summary>Nobody has that key.</summary>
    UnknownKey,

    /// <summary>The key is not used with that session token.</summary>
    WrongToken,

    /// <summary>The key's time is over.</summary>
    ExpiredToken,

    /// <summary>It is signed for another day, region or service.</summary>
    WrongScope,

    /// <summary>A header that must be signed is not.</summary>
    UnsignedHeader,

    /// <summary>It was not signed at about this time.</summary>
    Skewed,

    /// <summary>Presigned, and its time is over or has not come.</summary>
    Expired,

    /// <summary>It, or its body, is not what was signed.</summary>
    Mismatch,

    /// <summary>The payload's hash is none.</summary>
    PayloadHash,
}

/// <summary>A request's signature does not hold.</summary>
/// <param name="reason">What is wrong.</param>
/// <param name="message">The same, in AWS's words.</param>
internal sealed class SignatureRefused(Refusal reason, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    public Refusal Reason => reason;

    /// <summary>What S3 says beside the message.</summary>
    public IReadOnlyList<(string Element, string Value)> Details { get; init; } = [];
}
