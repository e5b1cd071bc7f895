using System.Text;
using FaceAspire.Producer.Sources;

namespace FaceAspire.Producer.Tests;

public sealed class SourceTests
{
    [Theory]
    [InlineData("rtsp://me:se@cret@192.0.2.7/live", SourceKind.Rtsp, "rtsp://192.0.2.7/live")]
    [InlineData("/dev/video0", SourceKind.Device, "/dev/video0")]
    [InlineData("avfoundation:FaceTime HD Camera", SourceKind.MacCamera, "avfoundation:FaceTime HD Camera")]
    [InlineData("dshow:Integrated Webcam", SourceKind.WindowsCamera, "dshow:Integrated Webcam")]
    [InlineData("clips/door.mp4", SourceKind.File, "clips/door.mp4")]
    public void Parse_EachKind_NamesItWithoutCredentials(string source, object kind, string name)
    {
        var parsed = VideoSource.Parse(source);

        Assert.Equal((kind, name, name), (parsed.Kind, parsed.Name, parsed.ToString()));
    }

    [Fact]
    public void Redact_FfmpegsWords_LoseTheCredentials() =>
        Assert.Equal("rtsp://host/a: refused", VideoSource.Redact("rtsp://me:secret@host/a: refused"));

    [Theory]
    [InlineData("h264", "0,K 2,_ 4,K 9,_", 5.0, true)]
    [InlineData("h264", "0,K 2,_ 6,K 7,_", 6.0, false)]
    [InlineData("h264", "0,K 9,_", 9.0, false)] // the end counts too
    [InlineData("hevc", "0,K 1,K", 1.0, false)]
    [InlineData("h264", "0,K 3,_ 1,_ 2,_ 4,K", 4.0, true)] // B frames in a closed group
    [InlineData("h264", "0,K 1,_ 4,K 3,_", 4.0, false)] // shown before the key frame that it comes behind
    public void CanCopy_ByCodecAndKeyFrames_IsDecided(string codec, string packets, double gap, bool canCopy)
    {
        var report = SourceReport.Parse(Report(codec, packets));

        Assert.Equal((codec, TimeSpan.FromSeconds(gap), canCopy), (report.Codec, report.KeyFrameGap, report.CanCopy));
    }

    [Fact]
    public void CanCopy_TimesUnknownOrNoVideo_IsFalse()
    {
        Assert.False(SourceReport.Parse(Report("h264", "N/A,K 1,K")).CanCopy);
        Assert.Null(SourceReport.Parse("{}"u8.ToArray()).Codec);
    }

    [Fact]
    public void Play_LoopedFileThatIsCopied_PlaysInRealTimeWithoutSound()
    {
        var arguments = string.Join(' ', FfmpegArguments.Play(VideoSource.Parse("a.mp4"), loop: true, copy: true, TimeSpan.FromSeconds(2)).Arguments);

        Assert.Contains("-re -dts_delta_threshold 5 -dts_error_threshold 5 -stream_loop -1 -i file:a.mp4 -map 0:v:0 -an", arguments, StringComparison.Ordinal);
        Assert.Contains("-c:v copy", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void Play_CameraThatIsEncoded_GoesOverTcpWithAKeyFrameForEachFragment()
    {
        var arguments = string.Join(' ', FfmpegArguments.Play(VideoSource.Parse("rtsp://h/"), loop: true, copy: false, TimeSpan.FromSeconds(1.5)).Arguments);

        Assert.Contains("-rtsp_transport tcp -timeout 10000000 -i rtsp://h/", arguments, StringComparison.Ordinal);
        Assert.Contains("libx264", arguments, StringComparison.Ordinal);
        Assert.Contains("expr:gte(t,n_forced*1.5)", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("stream_loop", arguments, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/video2", "-f v4l2 -i /dev/video2 -map")]
    [InlineData("avfoundation:FaceTime HD Camera", "-f avfoundation -framerate 30 -i FaceTime HD Camera:none -map")]
    [InlineData("avfoundation:0", "-f avfoundation -framerate 30 -i 0:none -map")]
    [InlineData("dshow:Integrated Webcam", "-f dshow -rtbufsize 64M -i video=Integrated Webcam -map")]
    public void Play_CameraOfThisMachine_IsOpenedAsItsSystemWants(string source, string expected) =>
        Assert.Contains(
            expected, string.Join(' ', FfmpegArguments.Play(VideoSource.Parse(source), loop: true, copy: false, TimeSpan.FromSeconds(2)).Arguments), StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PlayOrProbe_AddressWithCredentials_IsNotOnTheCommandLine(bool play)
    {
        var source = VideoSource.Parse("rtsp://me:it's@192.0.2.7/live");

        var command = play ? FfmpegArguments.Play(source, loop: true, copy: true, TimeSpan.FromSeconds(2)) : FfmpegArguments.Probe(source);

        Assert.DoesNotContain(command.Arguments, argument => argument.Contains("it's", StringComparison.Ordinal) || argument.Contains("192.0.2.7", StringComparison.Ordinal));
        Assert.Equal(
            "ffconcat version 1.0\nfile 'rtsp://me:it'\\''s@192.0.2.7/live'\noption rtsp_transport tcp\noption timeout 10000000\n",
            command.Input!.ReplaceLineEndings("\n"));
    }

    private static byte[] Report(string codec, string packets)
    {
        var items = packets.Split(' ').Select(packet => packet.Split(','))
            .Select(packet => $$"""{"pts_time":"{{packet[0]}}","flags":"{{packet[1]}}_"}""");
        return Encoding.UTF8.GetBytes($$"""{"packets":[{{string.Join(',', items)}}],"streams":[{"codec_name":"{{codec}}"}]}""");
    }
}
