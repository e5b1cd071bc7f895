using System.Diagnostics;
using System.Globalization;

namespace FaceAspire.Samples;

/// <summary>
/// Writes pictures as H.264 with ffmpeg, the same bytes each time for one version of x264: one thread, no times, no names. A key frame every
/// two seconds and no frame that looks ahead let a camera's producer send it as it is.
/// </summary>
internal static class VideoWriter
{
    private const int KeyFrameEvery = 2 * Clip.FramesPerSecond;

    /// <summary>Writes the clip.</summary>
    /// <param name="path">The file, which is overwritten.</param>
    /// <param name="frames">Each frame's pixels: blue, green, red and a byte that is ignored.</param>
    /// <exception cref="IOException">ffmpeg fails; what it says is on standard error.</exception>
    public static void Write(string path, IEnumerable<ReadOnlyMemory<byte>> frames)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", Arguments(path)) { RedirectStandardInput = true, UseShellExecute = false })
            ?? throw new IOException("ffmpeg could not be started.");
        using (var input = ffmpeg.StandardInput.BaseStream)
        {
            foreach (var frame in frames)
            {
                input.Write(frame.Span);
            }
        }

        ffmpeg.WaitForExit();
        if (ffmpeg.ExitCode != 0)
        {
            throw new IOException($"ffmpeg ended with {ffmpeg.ExitCode}.");
        }
    }

    private static IEnumerable<string> Arguments(string path) =>
    [
        "-v", "error", "-nostdin", "-y", "-fflags", "+bitexact",
        "-f", "rawvideo", "-pix_fmt", "bgr0", "-video_size", $"{Clip.Width}x{Clip.Height}", "-framerate", Text(Clip.FramesPerSecond), "-i", "pipe:0",
        "-an", "-map_metadata", "-1", "-sws_flags", "+accurate_rnd+bitexact", "-pix_fmt", "yuv420p",
        "-c:v", "libx264", "-preset", "slow", "-crf", "21", "-profile:v", "main", "-bf", "0", "-threads", "1",
        "-g", Text(KeyFrameEvery), "-keyint_min", Text(KeyFrameEvery), "-sc_threshold", "0",
        "-flags", "+bitexact", "-fflags", "+bitexact", "-bsf:v", "filter_units=remove_types=6", // without x264's note on itself
        "-movflags", "+faststart", path,
    ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
