using System.Globalization;

namespace FaceAspire.Producer.Sources;

/// <summary>The command lines of ffprobe and ffmpeg. Pure.</summary>
internal static class FfmpegArguments
{
    private const string ClockStep = "5"; // seconds: where a file's clock is set by more, either way, it goes on as if it were not; -re would wait
    private const string NetworkTimeout = "10000000"; // microseconds: a camera silent for so long is given up

    /// <summary>Asks for the codec and the packets of the beginning: a minute of a file, six seconds of a live source.</summary>
    public static MediaCommand Probe(VideoSource source) => new(
        "ffprobe",
        [
            "-v", "error", .. source.HasCredentials ? [] : Network(source), "-select_streams", "v:0", "-show_entries",
            "stream=codec_name:packet=pts_time,dts_time,flags", "-read_intervals", source.Kind == SourceKind.File ? "%+60" : "%+6", "-of", "json",
            .. Input(source),
        ],
        Script(source));

    /// <summary>Writes the source's video, and nothing else, as Matroska to standard output.</summary>
    /// <param name="source">The source.</param>
    /// <param name="loop">Whether a file starts again at its end.</param>
    /// <param name="copy">Whether the video goes as it is; otherwise it is encoded.</param>
    /// <param name="keyFrameEvery">The distance of key frames when it is encoded.</param>
    public static MediaCommand Play(VideoSource source, bool loop, bool copy, TimeSpan keyFrameEvery) => new(
        "ffmpeg",
        [
            "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error", .. Format(source, loop), .. Input(source),
            "-map", "0:v:0", "-an", "-sn", "-dn", .. copy ? ["-c:v", "copy"] : Encoder(keyFrameEvery),
            "-f", "matroska", "-cluster_time_limit", "0", "-flush_packets", "1", "pipe:1", // each frame leaves at once, not a cluster at a time
        ],
        Script(source));

    /// <summary>A path is marked as one: ffmpeg would take <c>10:30.mp4</c> for a protocol.</summary>
    private static string Url(VideoSource source) => source.Kind switch
    {
        SourceKind.File => $"file:{source.Address}",
        SourceKind.TestPicture => "testsrc=size=640x360:rate=25",
        SourceKind.MacCamera => $"{source.Device}:none",
        SourceKind.WindowsCamera => $"video={source.Device}",
        _ => source.Address,
    };

    private static string[] Format(VideoSource source, bool loop) => source.Kind switch
    {
        SourceKind.TestPicture => ["-re", "-f", "lavfi"],
        SourceKind.File => ["-re", "-dts_delta_threshold", ClockStep, "-dts_error_threshold", ClockStep, .. loop ? ["-stream_loop", "-1"] : Array.Empty<string>()],
        SourceKind.Device => ["-f", "v4l2"],
        SourceKind.MacCamera => ["-f", "avfoundation", "-framerate", "30"], // without it, it asks for 29.97, which cameras refuse
        SourceKind.WindowsCamera => ["-f", "dshow", "-rtbufsize", "64M"], // the default holds less than a second of 1080p
        _ => source.HasCredentials ? [] : Network(source),
    };

    private static string[] Network(VideoSource source) =>
        source.Kind == SourceKind.Rtsp ? ["-rtsp_transport", "tcp", "-timeout", NetworkTimeout] : [];

    /// <summary>An address with credentials is read from standard input, as a play list of one: there only the program sees it.</summary>
    private static string[] Input(VideoSource source) => source.HasCredentials
        ? ["-f", "concat", "-safe", "0", "-protocol_whitelist", "pipe,rtsp,rtp,tcp,tls", "-i", "pipe:0"]
        : ["-i", Url(source)];

    private static string? Script(VideoSource source) => !source.HasCredentials
        ? null
        : $"""
            ffconcat version 1.0
            file '{source.Address.Replace("'", @"'\''", StringComparison.Ordinal)}'
            option rtsp_transport tcp
            option timeout {NetworkTimeout}

            """;

    private static string[] Encoder(TimeSpan keyFrameEvery) =>
    [
        "-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-pix_fmt", "yuv420p", "-sc_threshold", "0",
        "-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2", // 4:2:0 wants even sides
        "-force_key_frames", string.Create(CultureInfo.InvariantCulture, $"expr:gte(t,n_forced*{keyFrameEvery.TotalSeconds})"),
    ];
}
