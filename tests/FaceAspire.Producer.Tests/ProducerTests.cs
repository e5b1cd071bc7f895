namespace FaceAspire.Producer.Tests;

/// <summary>The whole producer, as a process, sending real video.</summary>
public sealed class ProducerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ShortClipThatLoops_SendsPlayableFragmentsWithIncreasingTimes()
    {
        await using var aws = await LocalAws.StartAsync();
        var clip = await Clip.MakeAsync();
        var before = DateTimeOffset.UtcNow;
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Producer__FragmentLength", "00:00:01"));

        var arrivals = await aws.ArrivedAsync("door", 6); // twice the clip's length

        Assert.Equal([25, 25, 25, 25, 25, 25], arrivals.Select(arrival => arrival.Frames));
        Assert.InRange(DateTimeOffset.UnixEpoch + arrivals[0].Timecode, before, DateTimeOffset.UtcNow);
        Assert.All(arrivals.Zip(arrivals.Skip(1)), pair => Assert.InRange((pair.Second.Timecode - pair.First.Timecode).TotalSeconds, 0.95, 1.05));
        Assert.Equal("faceaspire-door", await aws.Starts.ReadAsync(Cancelled));
        Assert.Contains("Camera door: streaming, first fragment persisted.", await producer.SaysAsync("first fragment persisted"), StringComparison.Ordinal);
        await AssertPlayableAsync(arrivals[^1].Media, frames: 150);
    }

    [Theory]
    [InlineData("Images", new[] { "AWS_KINESISVIDEO_IMAGE_GENERATION", "AWS_KINESISVIDEO_END_OF_FRAGMENT" })]
    [InlineData("StreamProcessor", new[] { "AWS_KINESISVIDEO_END_OF_FRAGMENT" })]
    public async Task Run_Recogniser_AsksForPicturesOrKeepsAProcessor(string recogniser, string[] tags)
    {
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(
            aws, ("FaceAspire__Cameras__door__Source", await Clip.MakeAsync()), ("FaceAspire__Producer__FragmentLength", "00:00:01"),
            ("FaceAspire__Recogniser", recogniser));

        var arrivals = await aws.ArrivedAsync("door", 3);

        Assert.All(arrivals, arrival => Assert.Equal(tags, arrival.Tags));
        if (recogniser == "StreamProcessor")
        {
            Assert.Equal("faceaspire-door", await aws.Starts.ReadAsync(Cancelled));
        }
        else
        {
            Assert.False(aws.Starts.TryRead(out _));
        }
    }

    [Fact]
    public async Task Run_CameraStreams_IsHealthy()
    {
        await using var aws = await LocalAws.StartAsync();
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", clip));
        var address = (await producer.SaysAsync("Now listening on: ")).Split("Now listening on: ")[1];
        await aws.ArrivedAsync("door", 1);

        using var client = new HttpClient();
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri($"{address.Trim()}/health"), Cancelled));
    }

    [Fact]
    public async Task Run_ClipWithSoundAndItsOwnKeyFrames_SendsItsPicturesOnly()
    {
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__stage__Source", Clip.Stage()));

        var arrivals = await aws.ArrivedAsync("stage", 2);

        await AssertPlayableAsync(arrivals[^1].Media, arrivals.Sum(arrival => arrival.Frames));
    }

    [Fact]
    public async Task Run_ClipThatIsNotH264_IsEncodedWithAKeyFrameForEachFragment()
    {
        await using var aws = await LocalAws.StartAsync();
        var clip = await Clip.MakeAsync(codec: "mpeg4", keyFrameEvery: 250);
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Producer__FragmentLength", "00:00:01"));

        await producer.SaysAsync("encoded as H.264");
        var arrivals = await aws.ArrivedAsync("door", 3);

        Assert.All(arrivals, arrival => Assert.InRange(arrival.Frames, 24, 26));
    }

    [Fact]
    public async Task Run_ConnectionBreaksOff_SendsEveryFragmentAgainThatWasNotReceived()
    {
        await using var aws = await LocalAws.StartAsync();
        aws.BreaksOff = (connection, fragment) => connection == 0 && fragment == 1; // the second of the first connection
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Producer__FragmentLength", "00:00:01"));

        var arrivals = await aws.ArrivedAsync("door", 4);

        Assert.Equal([0, 1, 1, 1], arrivals.Select(arrival => arrival.Connection));
        Assert.All(arrivals.Zip(arrivals.Skip(1)), pair => Assert.InRange((pair.Second.Timecode - pair.First.Timecode).TotalSeconds, 0.95, 1.05));
    }

    [Fact]
    public async Task Run_FragmentIsRefusedForGood_NamesTheErrorAndGoesOnBehindIt()
    {
        await using var aws = await LocalAws.StartAsync();
        aws.Refuses = (connection, fragment) => connection == 0 && fragment == 1;
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Producer__FragmentLength", "00:00:01"));

        Assert.Contains("with error 4004 FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS", await producer.SaysAsync("refused fragment"), StringComparison.Ordinal);
        var arrivals = await aws.ArrivedAsync("door", 2);

        Assert.Equal([0, 1], arrivals.Select(arrival => arrival.Connection));
        Assert.InRange((arrivals[1].Timecode - arrivals[0].Timecode).TotalSeconds, 1.95, 2.05);
    }

    [Fact]
    public async Task Run_ServiceFallsSilent_ConnectsAgainAndSendsTheSameFragments()
    {
        await using var aws = await LocalAws.StartAsync();
        aws.IsSilent = connection => connection == 0;
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Producer__FragmentLength", "00:00:01"));

        var silent = await aws.ArrivedAsync("door", 1);
        Assert.Contains("has acknowledged nothing of what is sent for 5 seconds", await producer.SaysAsync("acknowledged nothing"), StringComparison.Ordinal);
        var again = (await aws.ArrivedAsync("door", 8)).First(arrival => arrival.Connection == 1);

        Assert.Equal(silent[0].Timecode, again.Timecode);
    }

    [Fact]
    public async Task Run_FilePlayedToItsEnd_EndsTheRequestInGoodOrder()
    {
        await using var aws = await LocalAws.StartAsync();
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(
            aws, ("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Cameras__door__Loop", "false"), ("FaceAspire__Producer__FragmentLength", "00:00:01"));

        await producer.SaysAsync("has been played to its end");

        Assert.True((await aws.Ends.ReadAsync(Cancelled)).InGoodOrder);
    }

    [Fact]
    public async Task Run_Stopped_EndsTheRequestInGoodOrderAndDumpsWhatWasSent()
    {
        var folder = Directory.CreateTempSubdirectory("faceaspire-dump-").FullName;
        await using var aws = await LocalAws.StartAsync();
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(
            aws, ("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Producer__FragmentLength", "00:00:01"), ("FaceAspire__Producer__DumpPath", folder));
        var first = (await aws.ArrivedAsync("door", 1))[0];

        await producer.EndAsync(politely: true);

        Assert.True((await aws.Ends.ReadAsync(Cancelled)).InGoodOrder);
        var dumped = await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(folder, "door-*.mkv")), Cancelled);
        Assert.Equal(first.Media, dumped[..first.Media.Length]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Run_StoppedWhileTheServiceIsSilent_SendsWhatWasLeftAfterTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("faceaspire-spool-").FullName;
        await using var aws = await LocalAws.StartAsync();
        aws.IsSilent = _ => true;
        var clip = await Clip.MakeAsync();
        (string, string)[] settings =
            [("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Producer__FragmentLength", "00:00:01"), ("FaceAspire__Producer__SpoolPath", folder)];
        TimeSpan left;
        await using (var producer = RunningProducer.Start(aws, settings))
        {
            left = (await aws.ArrivedAsync("door", 1))[0].Timecode;
            await producer.EndAsync(politely: true);
        }

        aws.IsSilent = _ => false;
        while (aws.Arrivals.TryRead(out _))
        {
        }

        await using var next = RunningProducer.Start(aws, settings);
        Assert.Contains("of an earlier run are sent first", await next.SaysAsync("earlier run"), StringComparison.Ordinal);
        Assert.Equal(left, (await aws.ArrivedAsync("door", 1))[0].Timecode);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Run_OneSourceIsMissing_SaysSoAndSendsTheOther()
    {
        await using var aws = await LocalAws.StartAsync();
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(
            aws, ("FaceAspire__Cameras__door__Source", clip), ("FaceAspire__Cameras__gate__Source", "/nowhere/gate.mp4"));

        Assert.Contains(
            "Camera gate: the file /nowhere/gate.mp4 does not exist. Correct the camera's Source. Trying again in",
            await producer.SaysAsync("does not exist"), StringComparison.Ordinal);
        Assert.Single(await aws.ArrivedAsync("door", 1));
    }

    [Theory]
    [InlineData("rtsp://me:secret@127.0.0.1:1/live", "rtsp://127.0.0.1:1/live cannot be read as video.")]
    [InlineData("/proc/self/status", "/proc/self/status cannot be read as video.")]
    public async Task Run_SourceThatIsNoVideo_SaysSoWithoutCredentials(string source, string problem)
    {
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__gate__Source", source));

        var line = await producer.SaysAsync("cannot be read");

        Assert.Contains($"Camera gate: {problem}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StreamDoesNotExistYet_WaitsForIt()
    {
        await using var aws = await LocalAws.StartAsync();
        aws.HasStreams = false;
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", clip));

        await producer.SaysAsync("the video stream door does not exist yet; waiting for it");
        aws.HasStreams = true;

        Assert.Single(await aws.ArrivedAsync("door", 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_Ended_LeavesNoFfmpegBehind(bool politely)
    {
        await using var aws = await LocalAws.StartAsync();
        var clip = await Clip.MakeAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Cameras__door__Source", clip));
        await aws.ArrivedAsync("door", 1);
        var children = producer.Children();
        Assert.Equal("ffmpeg", Assert.Single(children).ProcessName);

        await producer.EndAsync(politely);

        await children[0].WaitForExitAsync(Cancelled); // killed, or by itself because nobody reads it any more
        Assert.True(children[0].HasExited);
    }

    [Fact]
    public async Task Run_WrongOption_StopsNamingTheKey()
    {
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Producer__FragmentLength", "00:01:00"));

        await producer.SaysAsync("FaceAspire:Producer:FragmentLength is 00:01:00; it must be 00:00:01 to 00:00:10.");
    }

    [Theory]
    [InlineData("7", "FaceAspire:Recogniser is 7; it must be StreamProcessor or Images.")]
    [InlineData("Pictures", "'FaceAspire:Recogniser'")]
    public async Task Run_UnknownRecogniser_StopsNamingTheKey(string recogniser, string problem)
    {
        await using var aws = await LocalAws.StartAsync();
        await using var producer = RunningProducer.Start(aws, ("FaceAspire__Recogniser", recogniser));

        await producer.SaysAsync(problem);
    }

    private static async Task AssertPlayableAsync(byte[] media, int frames)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("faceaspire-sent-").FullName, "sent.mkv");
        await File.WriteAllBytesAsync(file, media, Cancelled);

        var decoded = await Clip.RunAsync(
            "ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=codec_name,nb_read_frames", "-of", "csv=p=0", file);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal($"h264,{frames}", decoded.Trim());
    }
}
