using System.Buffers;
using System.Globalization;
using System.Text;

namespace FaceAspire.Matroska.Tests;

/// <summary>Real video, through ffmpeg and back, judged by ffprobe and mkvinfo.</summary>
public sealed class RealMediaTests
{
    private static readonly string[] Encoded =
        ["-f", "lavfi", "-i", "testsrc=duration=7:size=320x240:rate=25", "-c:v", "libx264", "-g", "25", "-bf", "0", "-f", "matroska", "-"];

    [Fact]
    public async Task Read_WhatFfmpegPipes_HasEveryFrameAtItsTime()
    {
        var document = await EncodeAsync(Encoded);

        var frames = MkvReader.Read(document).OfType<MkvEvent.FrameRead>().Select(met => met.Frame).ToList();

        Assert.Equal(Enumerable.Range(0, 175).Select(i => i * 40L), frames.Select(frame => (long)frame.Time.TotalMilliseconds));
        Assert.Equal(7, frames.Count(frame => frame.IsKey));
    }

    [Fact]
    public async Task Read_ClipWithSound_GivesBothTracksAndFfprobesPacketTimes()
    {
        var clip = Repository.Shared("media/stage.mp4");
        var document = await EncodeAsync("-i", clip, "-c", "copy", "-f", "matroska", "-");

        var events = MkvReader.Read(document);

        Assert.Equal(["V_MPEG4/ISO/AVC", "A_AAC"], events.OfType<MkvEvent.TracksRead>().Single().Tracks.Select(track => track.CodecId));
        Assert.Equal(
            await PacketTimesAsync(document, "v:0"),
            events.OfType<MkvEvent.FrameRead>().Where(met => met.Frame.Track == 1).Select(met => met.Frame.Time.TotalSeconds));
    }

    [Fact]
    public async Task ToDocument_EachFragmentOfAClip_IsPlayableByItself()
    {
        var (tracks, fragments) = Cut(await EncodeAsync(Encoded));

        Assert.Equal([0.0, 2.0, 4.0, 6.0], fragments.Select(fragment => fragment.Timecode.TotalSeconds));
        foreach (var fragment in fragments)
        {
            var document = Documents.Document(fragment, tracks);

            var (_, decoded, error) = await Tool.RunAsync(
                "ffmpeg", ["-v", "warning", "-i", "-", "-f", "framemd5", "-fps_mode", "passthrough", "-"], document);
            Assert.Empty(error);
            Assert.Equal(fragment.Frames, Encoding.ASCII.GetString(decoded).Split('\n').Count(line => line.Length > 0 && line[0] != '#'));
        }
    }

    [Fact]
    public async Task WriteHeader_DocumentAsSentToKinesisVideo_PassesMkvinfoAndFfprobe()
    {
        var epoch = TimeSpan.FromMilliseconds(1_790_000_000_123);
        var (tracks, fragments) = Cut(await EncodeAsync(Encoded), epoch);
        var writer = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(writer, tracks);
        foreach (var fragment in fragments)
        {
            writer.Write(fragment.Cluster.ToArray());
        }

        var file = Path.Combine(Directory.CreateTempSubdirectory("faceaspire-matroska-").FullName, "sent.mkv");
        await File.WriteAllBytesAsync(file, writer.WrittenMemory, TestContext.Current.CancellationToken);
        var (exitCode, info, _) = await Tool.RunAsync("mkvinfo", ["--ui-language", "en_US", "-v", "-v", file]);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("Error", info, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Unknown element", info, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4, info.Split("\n|+ Cluster").Length - 1);
        var times = await PacketTimesAsync(writer.WrittenMemory.ToArray(), "v:0");
        Assert.Equal(Enumerable.Range(0, 175).Select(i => i * 40L), times.Select(time => (long)Math.Round((time - epoch.TotalSeconds) * 1000)));
    }

    [Fact]
    public async Task WriteHeader_TracksThatWereRead_WritesTheirEntriesAsTheyWere()
    {
        var document = await EncodeAsync("-i", Repository.Shared("media/stage.mp4"), "-t", "2", "-c", "copy", "-f", "matroska", "-");
        var tracks = MkvReader.Read(document).OfType<MkvEvent.TracksRead>().Single().Tracks;

        var writer = new ArrayBufferWriter<byte>();
        MkvWriter.WriteHeader(writer, tracks);

        var again = MkvReader.Read(writer.WrittenMemory).OfType<MkvEvent.TracksRead>().Single().Tracks;
        Assert.Equal(tracks.Select(track => track.EntryBody.ToArray()), again.Select(track => track.EntryBody.ToArray()));
    }

    [Fact]
    public async Task Add_SourceWithBFrames_CutsFragmentsWhoseTimesDoNotOverlap()
    {
        var (_, fragments) = Cut(await EncodeAsync(
            "-f", "lavfi", "-i", "testsrc=duration=7:size=320x240:rate=25", "-c:v", "libx264", "-g", "25", "-bf", "3",
            "-x264-params", "open-gop=1:scenecut=0", "-f", "matroska", "-"));

        Assert.True(fragments.Count >= 3);
        Assert.All(fragments, fragment => Assert.Equal(
            (fragment.Timecode, fragment.Until), (Documents.FramesOf(fragment).Min(frame => frame.Time), Documents.FramesOf(fragment).Max(frame => frame.Time))));
        Assert.All(fragments.Zip(fragments.Skip(1)), pair => Assert.True(pair.First.Until < pair.Second.Timecode));
    }

    private static (IReadOnlyList<MkvTrack> Tracks, List<CodedFragment> Fragments) Cut(byte[] document, TimeSpan later = default)
    {
        var events = MkvReader.Read(document);
        var fragmenter = new Fragmenter(TimeSpan.FromSeconds(2), track: 1, new MkvTag("AWS_KINESISVIDEO_END_OF_FRAGMENT", ""));
        var fragments = events.OfType<MkvEvent.FrameRead>()
            .Select(met => fragmenter.Add(met.Frame with { Time = met.Frame.Time + later })).OfType<CodedFragment>().ToList();
        fragments.Add(fragmenter.Complete()!);
        return (events.OfType<MkvEvent.TracksRead>().Single().Tracks, fragments);
    }

    private static async Task<byte[]> EncodeAsync(params string[] arguments)
    {
        var (_, output, error) = await Tool.RunAsync("ffmpeg", ["-v", "error", "-nostdin", .. arguments], input: []);
        Assert.Empty(error);
        return output;
    }

    private static async Task<List<double>> PacketTimesAsync(byte[] document, string stream)
    {
        var (_, output, error) = await Tool.RunAsync(
            "ffprobe", ["-v", "warning", "-select_streams", stream, "-show_entries", "packet=pts_time", "-of", "csv=p=0", "-"], document);
        Assert.Empty(error);
        return [.. Encoding.ASCII.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line.TrimEnd(','), CultureInfo.InvariantCulture))];
    }
}
