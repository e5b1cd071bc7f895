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

    /// <summary>CPU time that it takes to copy a film; without its start, which ends when it has opened the film, by its own account.</summary>
    public static async Task<CpuTime> CopyAsync(TestFilm film, string to)
    {
        var (whole, said) = await CpuTime.OfAsync([.. $"ffmpeg -hide_banner -nostdin -nostats -y -benchmark -i {film.Path} -c copy -f matroska {to}".Split(' ')]);
        var times = CpuTimes().Match(said);
        return new(whole, 1000 * (double.Parse(times.Groups[1].Value, CultureInfo.InvariantCulture) + double.Parse(times.Groups[2].Value, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"utime=([\d.]+)s stime=([\d.]+)s")]
    private static partial Regex CpuTimes();
}
