namespace FaceAspire.Samples;

/// <summary>How somebody looks at a moment.</summary>
/// <param name="X">The middle of the head, in pixels from the left.</param>
/// <param name="Y">The middle of the head, in pixels from the top.</param>
/// <param name="HeadHeight">From the top of the head to the chin, in pixels.</param>
internal sealed record Look(float X, float Y, float HeadHeight)
{
    /// <summary>How the head is tilted, in degrees.</summary>
    public float Tilt { get; init; }

    /// <summary>How far the eyes are closed, 0 to 1.</summary>
    public float Blink { get; init; }

    /// <summary>How much they smile, 0 to 1.</summary>
    public float Smile { get; init; } = 0.4f;

    /// <summary>Where they look, -1 (left) to 1.</summary>
    public float Gaze { get; init; }

    /// <summary>Where the light comes from, -1 (left) to 1.</summary>
    public float Light { get; init; } = -0.5f;
}
