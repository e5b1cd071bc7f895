using System.Buffers;
using FaceAspire.Video.Buffering;
using FaceAspire.Video.Sending;

namespace FaceAspire.Video.Tests;

/// <summary>Fragments to send.</summary>
internal static class Outgoing
{
    public static readonly byte[] Header = [1, 2, 3];

    /// <summary>A connection that holds these fragments.</summary>
    public static PutMediaSession Session(FragmentBuffer buffer, DateTimeOffset opened, TimeSpan? signedFor = null, bool keepsVideo = true) =>
        new(buffer, new(), SessionTerms.Of(Header, opened, signedFor, keepsVideo));

    public static PutMediaSession Session(FragmentBuffer buffer, SendingPace pace, DateTimeOffset opened, bool keepsVideo) =>
        new(buffer, pace, SessionTerms.Of(Header, opened, signedFor: null, keepsVideo));

    /// <summary>A fragment of 1.9 seconds.</summary>
    public static OutgoingFragment FragmentAt(long timecode) =>
        new(Header, TimeSpan.FromMilliseconds(timecode), TimeSpan.FromMilliseconds(timecode + 1900), new ReadOnlySequence<byte>(new byte[10]), Frames: 50);

    public static OutgoingFragment Fragment(int seconds, int size = 10, byte[]? header = null) =>
        new(header ?? Header, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 1.9), new ReadOnlySequence<byte>(new byte[size]), Frames: 50);
}
