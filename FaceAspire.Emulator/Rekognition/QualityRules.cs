using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Which faces are good enough to be indexed (API reference "IndexFaces", QualityFilter). The service does not state its bars; these are ours.</summary>
internal static class QualityRules
{
    private const double MinConfidence = 70;
    private const double MinBrightness = 12;
    private const double MinSharpness = 4;
    private const double MaxYaw = 75;
    private const double MinSide = 24; // pixels

    /// <summary>Why a face is left out; none when it is good enough.</summary>
    public static IReadOnlyList<string> Reasons(DetectedFace face, FaceImage image, string filter)
    {
        if (filter == "NONE")
        {
            return [];
        }

        var reasons = new List<string>();
        Add(face.Box.Width * image.Width < MinSide, "SMALL_BOUNDING_BOX");
        Add(face.Confidence < MinConfidence, "LOW_CONFIDENCE");
        Add(face.Quality.Brightness < MinBrightness, "LOW_BRIGHTNESS");
        Add(face.Quality.Sharpness < MinSharpness, "LOW_SHARPNESS");
        Add(Math.Abs(face.Pose.Yaw) > MaxYaw, "EXTREME_POSE");
        return reasons;

        void Add(bool applies, string reason)
        {
            if (applies)
            {
                reasons.Add(reason);
            }
        }
    }

    /// <summary>Checks a filter's name.</summary>
    public static string Filter(string? name, string fallback) => name switch
    {
        null => fallback,
        "NONE" or "AUTO" or "LOW" or "MEDIUM" or "HIGH" => name,
        _ => throw RekognitionErrors.Invalid($"QualityFilter '{name}' must be NONE, AUTO, LOW, MEDIUM or HIGH."),
    };
}
