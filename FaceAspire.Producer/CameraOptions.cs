namespace FaceAspire.Producer;

/// <summary>One camera. Bound from <c>FaceAspire:Cameras:&lt;name&gt;</c>.</summary>
internal sealed record CameraOptions
{
    /// <summary>Where its video comes from: a file, <c>rtsp://…</c> or <c>rtsps://…</c>, <c>/dev/videoN</c>, <c>testsrc</c>, or <c>-</c>. Required.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether a file starts again at its end. Default true; without meaning for other sources.</summary>
    public bool Loop { get; init; } = true;

    /// <summary>
    /// The stream processor to keep running; an empty text for none. Default <c>faceaspire-&lt;name&gt;</c>. Without meaning where
    /// <c>FaceAspire:Recogniser</c> is <c>Images</c>.
    /// </summary>
    public string? StreamProcessor { get; init; }
}
