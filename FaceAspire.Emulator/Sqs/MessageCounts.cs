namespace FaceAspire.Emulator.Sqs;

/// <summary>How many messages a queue holds.</summary>
/// <param name="Visible">Can be received.</param>
/// <param name="InFlight">Received, and not deleted or visible again yet.</param>
/// <param name="Delayed">Sent, and not visible yet.</param>
internal sealed record MessageCounts(long Visible, long InFlight, long Delayed);
