using System.Buffers;
using System.Globalization;
using FaceAspire.Matroska;

namespace FaceAspire.Producer.Tests;

/// <summary>Sources whose clock is set while they play: 2 s of video, and 2 s more whose times are off by the step.</summary>
public sealed class ClockStepTests : IDisposable
{
    private const int Start = 4000; // seconds; a step back must not lead before zero
    private static readonly int[] Steps = [-3600, -10, 10, 3600];
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> AllSteps => [.. Steps];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_FileWhoseClockIsSet_SendsEveryFrameInOrder()
    {
        await using var aws = await LocalAws.StartAsync();
        List<(string, string)> settings = [("FaceAspire__Producer__FragmentLength", "00:00:01")];
        foreach (var (step, camera) in Steps.Select(step => (step, step.ToString(CultureInfo.InvariantCulture).Replace("-", "back", StringComparison.Ordinal))))
        {
            await File.WriteAllBytesAsync(_folder.File($"{step}.mkv"), await MatroskaAsync(step), Cancelled);
            await File.WriteAllBytesAsync(_folder.File($"{step}.ts"), [.. await TransportStreamAsync(Start), .. await TransportStreamAsync(Start + 2 + step)], Cancelled);
            foreach (var kind in (string[])["mkv", "ts"])
            {
                settings.AddRange([($"FaceAspire__Cameras__{kind}{camera}__Source", _folder.File($"{step}.{kind}")), ($"FaceAspire__Cameras__{kind}{camera}__Loop", "false")]);
            }
        }

        await using var producer = RunningProducer.Start(aws, [.. settings]);
        for (var i = 0; i < 2 * Steps.Length; i++)
        {
            await producer.SaysAsync("has been played to its end").WaitAsync(TimeSpan.FromMinutes(1), Cancelled); // not an hour
        }

        await producer.EndAsync(politely: true);

        for (var i = 0; i < 2 * Steps.Length; i++)
        {
            AssertWhole(await aws.Ends.ReadAsync(Cancelled));
        }
    }

    [Theory]
    [MemberData(nameof(AllSteps))]
    public async Task Run_StandardInputWhoseClockIsSet_SendsEveryFrameInOrder(int step)
    {
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", "-"), ("FaceAspire__Producer__FragmentLength", "00:00:01"));

        await producer.FeedAsync(await MatroskaAsync(step));

        AssertWhole(await aws.Ends.ReadAsync(Cancelled));
    }

    [Fact]
    public async Task Run_StandardInputIsATransportStream_SaysSoOnce()
    {
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", "-"));

        await producer.FeedAsync(await TransportStreamAsync(Start));

        var line = await producer.SaysAsync("Camera door: standard input:");
        Assert.EndsWith("The stream is neither Matroska nor H.264 (Annex B). It is read once: start the producer again.", line, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>100 frames, each after the one before by no more than a short pause, in fragments that begin with key frames.</summary>
    private static void AssertWhole(LocalAws.Ending sent)
    {
        var events = MkvReader.Read(sent.Media);
        var frames = events.OfType<MkvEvent.FrameRead>().Select(met => met.Frame).ToList();

        Assert.Equal((sent.Camera, 100), (sent.Camera, frames.Count));
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.InRange((pair.Second.Time - pair.First.Time).TotalSeconds, 0.001, 10.1));
        Assert.All(events.Zip(events.Skip(1)).Where(pair => pair.First is MkvEvent.ClusterStarted), pair => Assert.True(((MkvEvent.FrameRead)pair.Second).Frame.IsKey));
    }

    private async Task<byte[]> MatroskaAsync(int step)
    {
        var clip = await MakeAsync("clip.mkv");
        var events = MkvReader.Read(await File.ReadAllBytesAsync(clip, Cancelled));
        var frames = events.OfType<MkvEvent.FrameRead>().Select(met => met.Frame).ToList();
        var stepped = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(stepped, events.OfType<MkvEvent.TracksRead>().Single().Tracks);
        foreach (var second in (double[])[0, 1, 2 + step, 3 + step])
        {
            var at = TimeSpan.FromSeconds(Start + second);
            var from = TimeSpan.FromSeconds((int)second % 2 == 0 ? 0 : 1);
            var cut = frames.Where(frame => frame.Time >= from && frame.Time < from + TimeSpan.FromSeconds(1));
            stepped.Write(new Fragment(at, [.. cut.Select(frame => frame with { Time = frame.Time - from + at })]).ToCluster([]).Span);
        }

        return stepped.WrittenSpan.ToArray();
    }

    private async Task<byte[]> TransportStreamAsync(int offset) =>
        await File.ReadAllBytesAsync(await MakeAsync($"{offset}.ts", "-muxdelay", "0", "-output_ts_offset", $"{offset}"), Cancelled);

    private async Task<string> MakeAsync(string name, params string[] how)
    {
        var path = _folder.File(name);
        await Clip.RunAsync("ffmpeg", [
            "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc=size=160x120:rate=25:duration=2", "-c:v", "libx264", "-preset", "ultrafast",
            "-pix_fmt", "yuv420p", "-g", "25", "-bf", "0", .. how, path]);
        return path;
    }
}
