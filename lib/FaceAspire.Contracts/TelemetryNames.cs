namespace FaceAspire.Contracts;

/// <summary>
/// Names of attributes in traces and metrics, besides those of OpenTelemetry's semantic conventions. A person's is not among them: telemetry is kept longer and seen by more people than the
/// audit, and a visit's id is enough to find the person there.
/// </summary>
public static class TelemetryNames
{
    /// <summary>The camera's name.</summary>
    public const string Camera = "faceaspire.camera";

    /// <summary>The number of the fragment that holds the frame.</summary>
    public const string Fragment = "faceaspire.fragment";

    /// <summary>The frame's time by the producer's clock, ISO 8601.</summary>
    public const string FrameTime = "faceaspire.frame_time";

    /// <summary>The fragment's time by the producer's clock, ISO 8601.</summary>
    public const string FragmentTime = "faceaspire.fragment_time";

    /// <summary>How many faces a frame shows.</summary>
    public const string Faces = "faceaspire.faces";

    /// <summary>The visit's id.</summary>
    public const string Visit = "faceaspire.visit";

    /// <summary>What became of it: a word of a short list.</summary>
    public const string Outcome = "faceaspire.outcome";

    /// <summary>The message attribute that carries the trace over a queue (W3C Trace Context).</summary>
    public const string TraceParent = "traceparent";
}
