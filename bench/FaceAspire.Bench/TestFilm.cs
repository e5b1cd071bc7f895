using System.Globalization;

namespace FaceAspire.Bench;

/// <summary>ffmpeg's test picture as H.264 of a constant bit rate, 640x360, a key frame every two seconds.</summary>
/// <param name="Clip">Twenty seconds of it, a Matroska file.</param>
/// <param name="Path">The clip, so many times.</param>
/// <param name="Length">How long that is.</param>
/// <param name="About"><c>10 min of 1 Mbit/s, 25 frames a second</c>.</param>
internal sealed record TestFilm(string Clip, string Path, TimeSpan Length, string About)
{
    /// <summary>How long the clip is.</summary>
    public static readonly TimeSpan ClipLength = TimeSpan.FromSeconds(20);

    /// <summary>Makes one.</summary>
    public static async Task<TestFilm> MakeAsync(string folder, int megabits, int rate, int repeats)
    {
        var (clip, path) = (System.IO.Path.Combine(folder, $"clip-{megabits}.mkv"), System.IO.Path.Combine(folder, $"film-{megabits}.mkv"));
        await Ffmpeg.RunAsync(
            $"-f lavfi -i testsrc2=duration={ClipLength.TotalSeconds}:size=640x360:rate={rate} -pix_fmt yuv420p -c:v libx264 -preset veryfast "
            + $"-b:v {megabits}M -minrate {megabits}M -maxrate {megabits}M -bufsize {megabits}M -x264-params nal-hrd=cbr:keyint={2 * rate}:scenecut=0 -bf 0 {clip}");
        await Ffmpeg.RunAsync($"-stream_loop {repeats - 1} -i {clip} -c copy {path}");
        var length = repeats * ClipLength;
        return new(clip, path, length, string.Create(CultureInfo.InvariantCulture, $"{length.TotalMinutes:0.#} min of {megabits} Mbit/s, {rate} frames a second"));
    }
}
