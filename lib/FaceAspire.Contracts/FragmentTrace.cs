using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Contracts;

/// <summary>
/// The trace that everything about a fragment, and about its frames, belongs to. No context comes with a record, for Rekognition writes
/// it. So trace and root follow from the fragment's identity: whoever knows the fragment knows its trace, whichever recogniser looked.
/// </summary>
public static class FragmentTrace
{
    /// <summary>The trace's root: the span that the Producer reports of the fragment.</summary>
    /// <param name="camera">The camera's name.</param>
    /// <param name="fragment">The fragment's time by the producer's clock, which it keeps when it is sent again.</param>
    public static ActivityContext Of(string camera, DateTimeOffset fragment)
    {
        Span<byte> id = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{camera}\n{fragment.ToUnixTimeMilliseconds()}"), id);
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)fragment.ToUnixTimeSeconds()); // X-Ray wants a trace's time there
        return new(
            ActivityTraceId.CreateFromBytes(id[..16]), ActivitySpanId.CreateFromBytes(id[16..24]), ActivityTraceFlags.Recorded,
            traceState: null, isRemote: true);
    }

    /// <summary>The root of the trace of a frame's fragment; default where it tells no time.</summary>
    public static ActivityContext Of(Frame frame, KinesisVideoInput video) =>
        EpochTime.OfSeconds(video.ProducerTimestamp) is { } fragment ? Of(frame.Camera.Name, fragment) : default;
}
