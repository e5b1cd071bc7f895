using System.IO.Pipelines;
using System.Runtime.InteropServices;

namespace FaceAspire.Matroska.Tests;

public sealed class MkvReaderTests
{
    [Fact]
    public void Read_WhatTheWriterWrote_GivesTheSameTracksFramesAndTags()
    {
        var events = MkvReader.Read(Documents.WithTwoFragments());

        var track = Assert.Single(events.OfType<MkvEvent.TracksRead>().Single().Tracks);
        Assert.Equal(
            (1, MkvTrackType.Video, "V_MPEG4/ISO/AVC", 640, 360, "kinesis_video"),
            (track.Number, track.Type, track.CodecId, track.Width, track.Height, track.Name));
        Assert.Equal(Documents.Video.CodecPrivate.ToArray(), track.CodecPrivate.ToArray());
        Assert.Equal(
            [1_700_000_000_000, 1_700_000_000_500, 1_700_000_002_000, 1_700_000_002_033],
            events.OfType<MkvEvent.FrameRead>().Select(met => (long)met.Frame.Time.TotalMilliseconds));
        Assert.Equal([true, false, true, false], events.OfType<MkvEvent.FrameRead>().Select(met => met.Frame.IsKey));
        Assert.Equal(new MkvTag("AWS_KINESISVIDEO_END_OF_FRAGMENT", ""), events.OfType<MkvEvent.TagsRead>().Single().Tags.Single());
    }

    [Fact]
    public void Read_TwoFragments_ClosesTheFirstBeforeItsTags()
    {
        var kinds = MkvReader.Read(Documents.WithTwoFragments()).Select(met => met.GetType().Name);

        Assert.Equal(
            [
                "DocumentStarted", "TracksRead", "ClusterStarted", "FrameRead", "FrameRead", "ClusterEnded", "TagsRead",
                "ClusterStarted", "FrameRead", "FrameRead", "ClusterEnded",
            ],
            kinds);
    }

    [Fact]
    public async Task ReadAsync_SplitAnywhere_GivesTheSameEvents()
    {
        var bytes = Documents.WithTwoFragments();
        var whole = MkvReader.Read(bytes).Select(Describe).ToArray();
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var pipe = new Pipe(new(useSynchronizationContext: false));
            await pipe.Writer.WriteAsync(bytes.AsMemory(0, cut), TestContext.Current.CancellationToken);
            var reading = MkvReader.ReadAsync(pipe.Reader, cancellationToken: TestContext.Current.CancellationToken)
                .Select(Describe).ToArrayAsync(TestContext.Current.CancellationToken);
            await pipe.Writer.WriteAsync(bytes.AsMemory(cut), TestContext.Current.CancellationToken);
            await pipe.Writer.CompleteAsync();

            Assert.Equal(whole, await reading);
        }
    }

    [Fact]
    public async Task ReadAsync_InPiecesThatLieApart_TellsWholeFrames()
    {
        var bytes = Documents.WithTwoFragments();
        var frames = MkvReader.Read(bytes).OfType<MkvEvent.FrameRead>().Select(Describe).ToArray();
        for (var piece = 1; piece < 64; piece++)
        {
            var told = new Told();

            await MkvReader.ReadAsync(Documents.InPieces(bytes, piece), told, cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(frames, told.Frames);
        }
    }

    [Fact]
    public async Task ReadAsync_FrameInOnePiece_IsToldWithoutACopy()
    {
        var bytes = Documents.WithTwoFragments();
        var told = new Told();

        await MkvReader.ReadAsync(Documents.InPieces(bytes, bytes.Length), told, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(4, told.Arrays.Count);
        Assert.All(told.Arrays, array => Assert.Same(bytes, array));
    }

    [Fact]
    public async Task ReadAsync_OnlyTheTimecodeOfAClusterArrived_SaysThatItStarted()
    {
        var document = Documents.Fragment(3).ToDocument([Documents.Video]);
        var pipe = new Pipe(new(useSynchronizationContext: false));
        await pipe.Writer.WriteAsync(document[..^10], TestContext.Current.CancellationToken); // the frame is not whole yet

        var started = await MkvReader.ReadAsync(pipe.Reader, cancellationToken: TestContext.Current.CancellationToken)
            .OfType<MkvEvent.ClusterStarted>().FirstAsync(TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(3), started.Timecode);
    }

    [Fact]
    public void Read_CutInsideAFrame_Throws()
    {
        var bytes = Documents.WithTwoFragments();

        Assert.Contains("ends", Assert.Throws<MatroskaException>(() => MkvReader.Read(bytes.AsMemory(0, bytes.Length - 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FrameOverTheLimit_ThrowsBeforeItsBytesAreThere()
    {
        byte[] bytes = [.. Documents.WithTwoFragments(), 0xA3, 0x10, 0x10, 0x00, 0x00]; // a block of a mebibyte, of which nothing came

        Assert.Contains("most", Assert.Throws<MatroskaException>(() => MkvReader.Read(bytes, new() { MaxFrameBytes = 1000 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DamagedBytes_OnlyEverThrowsMatroskaException()
    {
        var good = Documents.WithTwoFragments();
        var random = new Random(20260430);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = good.ToArray();
            for (var damage = random.Next(1, 6); damage > 0; damage--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                MkvReader.Read(bytes.AsMemory(0, random.Next(bytes.Length + 1)));
            }
            catch (MatroskaException)
            {
                // the one exception that bad bytes may cause
            }
        }
    }

    private sealed class Told : MkvHandler
    {
        public List<string> Frames { get; } = [];

        public List<byte[]> Arrays { get; } = [];

        public override void OnFrame(in MkvFrame frame)
        {
            Frames.Add(Describe(new MkvEvent.FrameRead(frame)));
            Assert.True(MemoryMarshal.TryGetArray(frame.Data, out var array));
            Arrays.Add(array.Array!);
        }
    }

    private static string Describe(MkvEvent met) => met switch
    {
        MkvEvent.FrameRead(var frame) => $"frame {frame.Track} {frame.Time} {frame.IsKey} {Convert.ToHexString(frame.Data.Span)}",
        MkvEvent.TagsRead(var tags) => $"tags {string.Join(';', tags)}",
        MkvEvent.TracksRead(var tracks) => $"tracks {string.Join(';', tracks.Select(track => track.CodecId))}",
        _ => met.ToString(),
    };
}
