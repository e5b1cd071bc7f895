namespace Aspire.Hosting.Supervision;

/// <summary>When a part that died is started again.</summary>
internal static class RestartPolicy
{
    /// <summary>A part that ran so long has recovered: its next death is again a first one.</summary>
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(1);

    private const int LongestSeconds = 16;

    /// <summary>At once the first time, then after 1, 2, 4, 8 and ever again 16 seconds.</summary>
    /// <param name="restarts">How often it was started again already.</param>
    public static TimeSpan Delay(int restarts) =>
        restarts == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestSeconds, Math.Pow(2, restarts - 1)));

    /// <summary>Whether earlier deaths are forgotten.</summary>
    public static bool IsFreshStart(TimeSpan life) => life >= Recovered;
}
