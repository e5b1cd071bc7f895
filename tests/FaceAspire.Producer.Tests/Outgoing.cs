using FaceAspire.Producer.Sending;

namespace FaceAspire.Producer.Tests;

/// <summary>Fragments to send.</summary>
internal static class Outgoing
{
    public static readonly byte[] Header = [1, 2, 3];

    /// <summary>A connection that holds these fragments.</summary>
    public static PutMediaSession Session(FragmentBuffer buffer, DateTimeOffset opened, TimeSpan? signedFor = null, bool keepsVideo = true) =>
        new(buffer, new(), SessionTerms.Of(Header, opened, signedFor, keepsVideo));

    public static PutMediaSession Session(FragmentBuffer buffer, SendingPace pace, DateTimeOffset opened, bool keepsVideo) =>
        new(buffer, pace, SessionTerms.Of(Header, opened, signedFor: null, keepsVideo));

    public static OutgoingFragment FragmentAt(long timecode) => new(Header, TimeSpan.FromMilliseconds(timecode), new byte[10]);

    public static OutgoingFragment Fragment(int seconds, int size = 10, byte[]? header = null) =>
        new(header ?? Header, TimeSpan.FromSeconds(seconds), new byte[size]);
}
