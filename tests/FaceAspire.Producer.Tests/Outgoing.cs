using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Tests;

/// <summary>Fragments to send.</summary>
internal static class Outgoing
{
    public static readonly byte[] Header = [1, 2, 3];

    public static OutgoingFragment Fragment(int seconds, int size = 10, byte[]? header = null) =>
        new(header ?? Header, TimeSpan.FromSeconds(seconds), new byte[size]);
}
