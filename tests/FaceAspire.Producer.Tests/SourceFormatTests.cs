using System.Globalization;

namespace FaceAspire.Producer.Tests;

/// <summary>Sources of every kind, as the whole producer sends them.</summary>
public sealed class SourceFormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faceaspire-source-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_PictureChangesItsSize_SendsEveryFrameReadably()
    {
        var small = await MakeAsync("small.ts", "testsrc=size=160x120:rate=25:duration=2", "-c:v libx264 -g 25");
        var large = await MakeAsync("large.ts", "testsrc=size=320x240:rate=25:duration=4", "-c:v libx264 -g 25 -output_ts_offset 2.5");
        var both = Path.Combine(_folder, "both.ts");
        await File.WriteAllBytesAsync(both, [.. await File.ReadAllBytesAsync(small, Cancelled), .. await File.ReadAllBytesAsync(large, Cancelled)], Cancelled);
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", both), ("FaceAspire__Cameras__door__Loop", "false"));

        Assert.Equal(150, await SentFramesAsync(aws));
    }

    [Theory]
    [InlineData("clip.mkv", "")]
    [InlineData("clip.h264", "-bf 0")]
    public async Task Run_StandardInput_SendsEveryFrame(string name, string encoding)
    {
        var clip = await MakeAsync(name, "testsrc=size=160x120:rate=25:duration=4", $"-c:v libx264 -g 25 {encoding}");
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", "-"));

        await producer.FeedAsync(clip, TimeSpan.FromSeconds(4));

        Assert.InRange(await SentFramesAsync(aws), 75, 100); // H.264 without times is timed by its arrival
    }

    [Fact]
    public async Task Run_StandardInputIsHevc_SaysWhatToDo()
    {
        var clip = await MakeAsync("clip.mkv", "testsrc=size=160x120:rate=25:duration=2", "-c:v libx265 -x265-params log-level=none");
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", "-"));

        await producer.FeedAsync(clip, TimeSpan.Zero);

        await producer.SaysAsync("standard input: The stream holds V_MPEGH/ISO/HEVC, which cannot be sent as it is. Encode it as H.264 before.");
    }

    [Fact]
    public async Task Run_TestPicture_IsSent()
    {
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", "testsrc"));

        Assert.InRange((await aws.ArrivedAsync("door", 1))[0].Frames, 49, 51);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> MakeAsync(string name, string picture, string encoding)
    {
        var path = Path.Combine(_folder, name);
        await Clip.RunAsync(
            "ffmpeg", ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", picture, "-pix_fmt", "yuv420p", .. encoding.Split(' ', StringSplitOptions.RemoveEmptyEntries), path]);
        return path;
    }

    /// <summary>Waits until the producer has ended its request, and decodes all that came.</summary>
    private async Task<int> SentFramesAsync(LocalAws aws)
    {
        var ended = await aws.Ends.ReadAsync(Cancelled);
        Assert.True(ended.InGoodOrder);
        var sent = Path.Combine(_folder, "sent.mkv");
        await File.WriteAllBytesAsync(sent, ended.Media, Cancelled);
        return await FramesAsync(sent);
    }

    private static async Task<int> FramesAsync(string file) => int.Parse(
        (await Clip.RunAsync("ffprobe", "-v", "error", "-count_frames", "-select_streams", "v", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", file))
            .Trim().Split('\n')[0].Trim(',', ' '),
        CultureInfo.InvariantCulture);
}
