namespace Aspire.Hosting.Telemetry;

/// <summary>OTLP's times: nanoseconds since 1970.</summary>
internal static class UnixNanoseconds
{
    /// <summary>As a time; one beyond the year 9999 is the last there is.</summary>
    public static DateTimeOffset ToTime(ulong nanoseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)Math.Min(nanoseconds / 100, (ulong)(DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks));
}
