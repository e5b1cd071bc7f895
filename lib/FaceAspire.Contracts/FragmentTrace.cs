using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Contracts;

/// <summary>
/// The trace that everything about a frame belongs to. No context comes with a record, for Rekognition writes it, so the trace's id
/// follows from the frame's identity: whoever knows the frame knows its trace.
/// </summary>
public static class FrameTrace
{
    /// <summary>The trace's root. Nobody reports it as a span; it stands for the frame itself.</summary>
    public static ActivityContext Of(Frame frame)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{frame.Camera}\n{frame.Time.ToUnixTimeMilliseconds()}"));
        return new(
            ActivityTraceId.CreateFromBytes(hash.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(hash.AsSpan(16, 8)), ActivityTraceFlags.Recorded,
            traceState: null, isRemote: true);
    }
}
