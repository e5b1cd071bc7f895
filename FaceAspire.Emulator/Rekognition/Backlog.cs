namespace FaceAspire.Emulator.Rekognition;

/// <summary>What to do about fragments that wait: the more of them, the fewer of their frames are analysed, so that no camera lags ever more.</summary>
internal static class Backlog
{
    /// <summary>The most fragments that may wait; with more, all but the newest are left out.</summary>
    public const int Most = 5;

    private const int Usual = 2; // one that has just come, beside the one that is next

    /// <summary>Frames to analyse of a second of video.</summary>
    /// <param name="waiting">Fragments that wait, the next one among them; 1 or more.</param>
    /// <param name="asked">What is analysed without a backlog.</param>
    public static double FramesPerSecond(int waiting, double asked) => asked / Math.Clamp(waiting - Usual + 1, 1, Most);
}
