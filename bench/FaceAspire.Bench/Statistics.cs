using System.Globalization;

namespace FaceAspire.Bench;

/// <summary>What is said of a set of measurements.</summary>
internal static class Statistics
{
    /// <summary>The middle one; of an even number, the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary><c>412 ms</c>, <c>8.4 ms</c>.</summary>
    public static string Milliseconds(double value) =>
        value.ToString(value < 100 ? "0.0 'ms'" : "0 'ms'", CultureInfo.InvariantCulture);

    /// <summary><c>2.43 s</c>.</summary>
    public static string Seconds(double value) => value.ToString("0.00 's'", CultureInfo.InvariantCulture);

    /// <summary><c>12.3x</c>.</summary>
    public static string Ratio(double value) => value.ToString("0.0#'x'", CultureInfo.InvariantCulture);
}
