using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Bench;

/// <summary>CPU time that a program took, user's and system's, of all its threads.</summary>
/// <param name="Whole">From its start to its end, in milliseconds.</param>
/// <param name="AfterStart">Without its start, in milliseconds.</param>
internal sealed record CpuTime(double Whole, double AfterStart)
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <returns>What the system accounts to the ended process, to the millisecond, and what it said.</returns>
    public static async Task<(double Milliseconds, string Said)> OfAsync(params string[] command)
    {
        var start = new ProcessStartInfo("bash", ["-c", "TIMEFORMAT='%3U %3S'; time \"$@\" 2>&1", "bash", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        var times = bash.StandardError.ReadToEndAsync();
        var said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return bash.ExitCode == 0
            ? (1000 * (await times).Split(' ').Sum(time => double.Parse(time, CultureInfo.InvariantCulture)), said)
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {bash.ExitCode}: {said}");
    }
}
