namespace FaceAspire.Emulator.Sqs;

/// <summary>What a receipt handle turned out to be.</summary>
internal enum HandleResult
{
    /// <summary>Its message is gone.</summary>
    Gone,

    /// <summary>Its message has been received again since, or moved.</summary>
    Superseded,

    /// <summary>Its message is visible again, and nobody has received it since.</summary>
    Expired,

    /// <summary>It was good, and what was asked is done.</summary>
    Done,
}
