using Amazon.Runtime;
using FaceAspire.Matroska;

namespace FaceAspire.Video.Tests;

/// <summary>The library, as somebody uses it who has nothing else of this.</summary>
public sealed class VideoProducerTests : IDisposable
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_MatroskaOfFfmpeg_StoresEveryFrame()
    {
        await using var aws = await LocalAws.StartAsync();
        using var services = Services(aws);
        await using var clip = File.OpenRead(await MatroskaAsync("-g 25"));

        await Snippets.PipeAsync(clip, services);

        Assert.Equal([25, 25, 25, 25], (await aws.ArrivedAsync("door", 4)).Select(fragment => fragment.Frames));
    }

    [Fact]
    public async Task Send_FramesOfAnEncoder_StoresEachAtItsTime()
    {
        await using var aws = await LocalAws.StartAsync();
        var told = new List<StoredFragment>();
        using var services = Services(aws, stored: told.Add);
        var pictures = await Encoded.PicturesAsync(_folder, seconds: 6);
        await using var producer = VideoProducer.Start("door", services: services);

        for (var i = 0; i < pictures.Count; i++)
        {
            producer.Send(pictures[i], Noon.AddSeconds(i / 30.0)); // not of whole milliseconds, which is all that the wire has
        }

        await producer.CompleteAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);

        Assert.Equal((150, 150, 0), (producer.Status.FramesTaken, producer.Status.FramesStored, producer.Status.FramesDropped));
        Assert.Equal((Noon, "door", 1), (told[0].Time, told[0].Stream, told[0].Sends));
        var media = (await aws.ArrivedAsync("door", 2))[^1].Media;
        var frames = MkvReader.Read(media).OfType<MkvEvent.FrameRead>().Select(met => met.Frame.Time.TotalMilliseconds);
        Assert.Equal(Enumerable.Range(0, 150).Select(i => Noon.ToUnixTimeMilliseconds() + Math.Round(i * 1000 / 30.0)), frames);
    }

    [Fact]
    public async Task SendAsync_AnnexB_IsTimedByItsArrival()
    {
        await using var aws = await LocalAws.StartAsync();
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Noon) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };
        using var services = Services(aws, time);
        using var stream = new MemoryStream(await Encoded.StreamAsync(_folder, seconds: 8));
        await using var producer = VideoProducer.Start("door", new() { FragmentLength = TimeSpan.FromSeconds(1) }, services);

        await producer.SendAsync(stream, Cancelled);

        Assert.Equal(200, producer.Status.FramesTaken);
        var first = (await aws.ArrivedAsync("door", 1))[0];
        Assert.InRange(DateTimeOffset.UnixEpoch + first.Timecode, Noon, Noon.AddSeconds(2));
        var stopped = producer.DisposeAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        await stopped;
    }

    [Fact]
    public async Task Send_PictureChangesItsSize_GoesOverAnotherConnection()
    {
        await using var aws = await LocalAws.StartAsync();
        using var services = Services(aws);
        var small = await Encoded.PicturesAsync(_folder, seconds: 2);
        var large = await Encoded.PicturesAsync(_folder, seconds: 2, size: "320x240");
        await using var producer = VideoProducer.Start("door", services: services);

        Send(producer, [.. small, .. large], Noon);
        await producer.CompleteAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);

        var arrivals = await aws.ArrivedAsync("door", 2);
        Assert.Equal([0, 1], arrivals.Select(arrival => arrival.Connection));
        Assert.Equal([(160, 120), (320, 240)], arrivals.Select(arrival => MkvReader.Read(arrival.Media).OfType<MkvEvent.TracksRead>().Single().Tracks[0]).Select(track => (track.Width, track.Height)));
        Assert.Equal(100, producer.Status.FramesStored);
    }

    [Fact]
    public async Task Send_ClockIsSetBack_GoesOverAnotherConnection()
    {
        await using var aws = await LocalAws.StartAsync();
        using var services = Services(aws);
        var pictures = await Encoded.PicturesAsync(_folder, seconds: 4);
        await using var producer = VideoProducer.Start("door", services: services);

        Send(producer, pictures[..50], Noon);
        Send(producer, pictures[50..], Noon.AddSeconds(1)); // behind the first fragment's beginning, before its end
        await producer.CompleteAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);

        Assert.Equal([0, 1], (await aws.ArrivedAsync("door", 2)).Select(arrival => arrival.Connection));
        Assert.Equal(100, producer.Status.FramesStored);
    }

    [Fact]
    public async Task Send_ParameterSetsComeByThemselves_AreUsed()
    {
        await using var aws = await LocalAws.StartAsync();
        using var services = Services(aws);
        var pictures = await Encoded.PicturesAsync(_folder, seconds: 2);
        var units = H264.NalUnit.Split(pictures[0]);
        var sets = units.Where(unit => unit.Type is 7 or 8).SelectMany(unit => (byte[])[0, 0, 1, .. unit.Data.Span]).ToArray();
        pictures[0] = [.. units.Where(unit => unit.Type is not (7 or 8)).SelectMany(unit => (byte[])[0, 0, 1, .. unit.Data.Span])];
        await using var producer = VideoProducer.Start("door", services: services);

        producer.Send(sets, Noon);
        Array.Clear(sets); // the caller's memory is the caller's
        Send(producer, pictures, Noon);
        await producer.CompleteAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);

        Assert.Equal(50, producer.Status.FramesStored);
    }

    [Fact]
    public async Task Send_FramesThatCannotBeSent_AreRefusedOrCounted()
    {
        await using var aws = await LocalAws.StartAsync();
        using var services = Services(aws);
        var pictures = await Encoded.PicturesAsync(_folder, seconds: 2);
        var bare = H264.NalUnit.Split(pictures[0]).Where(unit => unit.IsPicture).SelectMany(unit => (byte[])[0, 0, 1, .. unit.Data.Span]).ToArray();
        await using var producer = VideoProducer.Start("door", services: services);

        Assert.Contains("no H.264", Assert.Throws<VideoFormatException>(() => producer.Send(new byte[] { 1, 2, 3 }, Noon)).Message, StringComparison.Ordinal);
        Assert.Contains("SPS", Assert.Throws<VideoFormatException>(() => producer.Send(bare, Noon)).Message, StringComparison.Ordinal);
        Send(producer, pictures[1..5], Noon);
        Assert.Equal((5, 5), (producer.Status.FramesTaken, producer.Status.FramesDropped));

        Send(producer, pictures[..25], Noon);
        Assert.Contains("key frame", Assert.Throws<VideoFormatException>(() => producer.Send(pictures[1], Noon.AddSeconds(20.1))).Message, StringComparison.Ordinal);
        await producer.CompleteAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        Assert.Equal((31, 25, 6), (producer.Status.FramesTaken, producer.Status.FramesStored, producer.Status.FramesDropped));
    }

    [Theory]
    [InlineData("-g 25 -c:v libx265 -x265-params log-level=none", "V_MPEGH/ISO/HEVC")]
    [InlineData("-g 1000", "No key frame came for 20 seconds")]
    public async Task SendAsync_VideoThatCannotBeSent_SaysWhatToDo(string encoding, string problem)
    {
        await using var aws = await LocalAws.StartAsync();
        using var services = Services(aws);
        await using var clip = File.OpenRead(await MatroskaAsync(encoding, seconds: 22, rate: 5));
        await using var producer = VideoProducer.Start("door", services: services);

        Assert.Contains(problem, (await Assert.ThrowsAsync<VideoFormatException>(() => producer.SendAsync(clip, Cancelled))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("GIF89a", "neither Matroska nor H.264")]
    public async Task SendAsync_NoVideo_SaysSo(string text, string problem)
    {
        await using var aws = await LocalAws.StartAsync();
        using var services = Services(aws);
        await using var producer = VideoProducer.Start("door", services: services);

        var refused = await Assert.ThrowsAsync<VideoFormatException>(() => producer.SendAsync(new MemoryStream([.. text.Select(c => (byte)c)]), Cancelled));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_StreamIsCutShort_StoresWhatWasWhole()
    {
        await using var aws = await LocalAws.StartAsync();
        using var services = Services(aws);
        var whole = await File.ReadAllBytesAsync(await MatroskaAsync("-g 25"), Cancelled);
        await using var producer = VideoProducer.Start("door", services: services);

        await Assert.ThrowsAsync<MatroskaException>(() => producer.SendAsync(new MemoryStream(whole[..^2000]), Cancelled));
        await producer.CompleteAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);

        Assert.Equal(producer.Status.FramesTaken, producer.Status.FramesStored + producer.Status.FramesDropped);
        Assert.InRange(producer.Status.FramesStored, 50, 99);
    }

    [Fact]
    public async Task DisposeAsync_ServiceIsSilent_LeavesAllToTheNextRun()
    {
        await using var aws = await LocalAws.StartAsync();
        aws.IsSilent = _ => true;
        using var services = Services(aws);
        var options = new VideoProducerOptions { SpoolPath = _folder.File("spool") };
        var pictures = await Encoded.PicturesAsync(_folder, seconds: 4);
        await using (var producer = VideoProducer.Start("door", options, services))
        {
            Send(producer, pictures, Noon);
        }

        Assert.Equal(2, Directory.GetFiles(options.SpoolPath).Length);
        aws.IsSilent = _ => false;
        await using var next = VideoProducer.Start("door", options, services);
        await next.CompleteAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);

        Assert.Equal(100, next.Status.FramesStored);
        await next.DisposeAsync();
        Assert.Empty(Directory.GetFiles(options.SpoolPath));
    }

    [Fact]
    public void Start_OptionsOutOfTheirRanges_NamesEach()
    {
        var refused = Assert.Throws<ArgumentException>(() => VideoProducer.Start("door", new() { FragmentLength = TimeSpan.Zero, MaxBufferBytes = 1 }));

        Assert.StartsWith(
            "FragmentLength is 00:00:00; it must be 00:00:01 to 00:00:10. MaxBufferBytes is 1; it must be 1000000 to 1000000000.", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static VideoProducerServices Services(LocalAws aws, TimeProvider? time = null, Action<StoredFragment>? stored = null) => new(
        new() { Endpoint = aws.Endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials("test", "test"), Time = time ?? TimeProvider.System },
        stored: stored);

    private static void Send(VideoProducer producer, List<byte[]> pictures, DateTimeOffset from)
    {
        for (var i = 0; i < pictures.Count; i++)
        {
            producer.Send(pictures[i], from.AddSeconds(i / 25.0));
        }
    }

    private async Task<string> MatroskaAsync(string encoding, int seconds = 4, int rate = 25)
    {
        var path = _folder.File("clip.mkv");
        await Clip.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-f", "lavfi", "-i", $"testsrc=duration={seconds}:size=160x120:rate={rate}", "-f", "lavfi", "-i", $"sine=duration={seconds}",
                "-pix_fmt", "yuv420p", "-c:v", "libx264", .. encoding.Split(' '), path,
            ]);
        return path;
    }
}
