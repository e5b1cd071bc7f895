namespace FaceAspire.Contracts;

/// <summary>Times as AWS's JSON has them: seconds since 1970 with a fraction.</summary>
internal static class EpochTime
{
    private const double Year10000 = 253_402_300_800_000; // in milliseconds

    /// <summary>The time, to the millisecond; <see langword="null"/> when the number is none.</summary>
    public static DateTimeOffset? OfSeconds(double seconds) =>
        Math.Round(seconds * 1000) is > 0 and < Year10000 and var milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
}
