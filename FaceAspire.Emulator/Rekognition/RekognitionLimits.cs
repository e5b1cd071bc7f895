namespace FaceAspire.Emulator.Rekognition;

/// <summary>Limits that several operations share (API reference "Amazon Rekognition").</summary>
internal static class RekognitionLimits
{
    /// <summary>A share, 0 to 100.</summary>
    public static double Percent(double? asked, double fallback, string member) => asked is null or (>= 0 and <= 100)
        ? asked ?? fallback
        : throw RekognitionErrors.Invalid($"{member} {asked} must be from 0 to 100.");

    /// <summary>A number within bounds.</summary>
    public static int Within(int? asked, int least, int most, int fallback, string member) => asked is null || (asked >= least && asked <= most)
        ? asked ?? fallback
        : throw RekognitionErrors.Invalid($"{member} {asked} must be from {least} to {most}.");

    /// <summary>The ids of 1 face or more.</summary>
    public static IReadOnlyList<string> FaceIds(IReadOnlyList<string>? asked, int most)
    {
        if (asked is null || asked.Count < 1 || asked.Count > most)
        {
            throw RekognitionErrors.Invalid($"FaceIds must name 1 to {most} faces.");
        }

        return asked.FirstOrDefault(faceId => !Guid.TryParseExact(faceId, "D", out _)) is { } wrong
            ? throw RekognitionErrors.Invalid($"FaceIds: '{wrong}' is no UUID.")
            : asked;
    }
}
