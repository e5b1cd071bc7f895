using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FaceAspire.Bench;

/// <summary>Runs ffmpeg.</summary>
internal static partial class Ffmpeg
{
    /// <summary>Runs it to its end, and returns what it says.</summary>
    public static async Task<string> RunAsync(string arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", $"-hide_banner -nostdin -y {arguments}") { RedirectStandardError = true })!;
        var said = await ffmpeg.StandardError.ReadToEndAsync();
        await ffmpeg.WaitForExitAsync();
        return ffmpeg.ExitCode == 0 ? said : throw new InvalidOperationException(said);
    }

    /// <summary>CPU time, user's and system's, that it takes to copy a film, by its own account and without its start, in milliseconds.</summary>
    public static async Task<double> CopyAsync(TestFilm film, string to)
    {
        var times = CpuTimes().Match(await RunAsync($"-benchmark -i {film.Path} -c copy -f matroska {to}"));
        return 1000 * (double.Parse(times.Groups[1].Value, CultureInfo.InvariantCulture) + double.Parse(times.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"utime=([\d.]+)s stime=([\d.]+)s")]
    private static partial Regex CpuTimes();
}
