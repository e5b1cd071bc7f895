namespace FaceAspire.Producer.Tests;

/// <summary>A source to try.</summary>
/// <param name="Name">Its name, and its camera's.</param>
/// <param name="Extension">The container.</param>
/// <param name="IsCopied">Whether its video goes as it is.</param>
/// <param name="Picture">What ffmpeg draws.</param>
/// <param name="Encoding">How it encodes that.</param>
internal sealed record Input(string Name, string Extension, bool IsCopied, string Picture, string Encoding)
{
    private const string Plain = "testsrc=size=160x120:rate=25:duration=4";
    private const string X264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p";

    /// <summary>Videos as they are met in the wild, of four seconds each.</summary>
    public static IReadOnlyList<Input> All { get; } =
    [
        new("baseline", "mp4", true, Plain, $"{X264} -profile:v baseline -g 25"),
        new("main-b", "mp4", true, Plain, $"{X264} -profile:v main -bf 2 -g 50"),
        new("high-pyramid", "mkv", true, Plain, "-c:v libx264 -pix_fmt yuv420p -profile:v high -bf 3 -x264-params b-pyramid=normal -g 25"),
        new("open-gop", "mkv", true, Plain, "-c:v libx264 -pix_fmt yuv420p -bf 3 -x264-params open-gop=1:keyint=25:min-keyint=25:scenecut=0:b-adapt=0"),
        new("all-key", "mp4", true, Plain, $"{X264} -g 1"),
        new("sparse-key", "mp4", false, "testsrc=size=160x120:rate=25:duration=8", $"{X264} -g 1000"),
        new("interlaced", "mkv", true, Plain, "-c:v libx264 -pix_fmt yuv420p -flags +ildct+ilme -x264opts interlaced=1 -g 25"),
        new("yuv444-odd", "mkv", true, "testsrc=size=161x121:rate=25:duration=4", "-c:v libx264 -preset ultrafast -pix_fmt yuv444p -g 25"),
        new("odd-mjpeg", "avi", false, "testsrc=size=161x121:rate=25:duration=4", "-c:v mjpeg -pix_fmt yuvj444p"),
        new("rotated", "mp4", true, Plain, $"{X264} -g 25 -metadata:s:v rotate=90"),
        new("ntsc", "mp4", true, "testsrc=size=160x120:rate=30000/1001:duration=4", $"{X264} -g 30"),
        new("sixty", "mp4", true, "testsrc=size=160x120:rate=60:duration=4", $"{X264} -g 60"),
        new("five", "mp4", true, "testsrc=size=160x120:rate=5:duration=4", $"{X264} -g 5"),
        new("variable", "mkv", true, $"{Plain},select='not(mod(n\\,3))+not(mod(n\\,4))'", $"{X264} -vsync vfr -force_key_frames expr:gte(t,n_forced)"),
        new("hevc", "mp4", false, Plain, "-c:v libx265 -preset ultrafast -x265-params log-level=none -tag:v hvc1 -pix_fmt yuv420p"),
        new("vp8", "webm", false, Plain, "-c:v libvpx -deadline realtime -pix_fmt yuv420p"),
        new("mpeg4", "avi", false, Plain, "-c:v mpeg4 -g 250"),
        new("sound", "mp4", true, Plain, $"-f lavfi -i sine=duration=4 {X264} -c:a aac -g 25"),
        new("inline-sets", "ts", true, Plain, $"{X264} -g 25 -bf 0"),
        new("fragmented", "mp4", true, Plain, $"{X264} -g 25 -movflags frag_keyframe+empty_moov"),
        new("flash", "flv", true, Plain, $"{X264} -g 25"),
        new("slices", "mkv", true, Plain, $"{X264} -g 25 -x264-params slices=4:repeat-headers=1:aud=1"),
    ];
}
