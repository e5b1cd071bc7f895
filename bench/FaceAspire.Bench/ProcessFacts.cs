using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Bench;

/// <summary>What Linux tells of a process.</summary>
internal static class ProcessFacts
{
    /// <summary>Memory that it holds now, in MB.</summary>
    public static double MegaBytes(Process process)
    {
        // "VmRSS:     93412 kB"
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>CPU time of all its threads so far, user's and system's.</summary>
    public static TimeSpan Cpu(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }
}
