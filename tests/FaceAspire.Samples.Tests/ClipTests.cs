using System.Globalization;
using System.Text.Json;
using SkiaSharp;

namespace FaceAspire.Samples.Tests;

public sealed class ClipTests
{
    private const int Step = 7; // frames; every one would take long
    private const int Block = 16;
    private const double MostDifference = 14; // of 255; what the encoder loses is less than 10
    private const int PixelBytes = 4;

    [Fact]
    public async Task Paint_EverySeventhFrame_IsWhatTheClipShows()
    {
        var kept = await SampleFiles.RunAsync("ffmpeg", "-v", "error", "-i", SampleFiles.Clip, "-vf", $"select=not(mod(n\\,{Step}))", "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "bgr0", "pipe:1");
        var size = Clip.Width * Clip.Height * PixelBytes;
        var frames = (Clip.Frames + Step - 1) / Step;

        Assert.Equal(frames * size, kept.Length);
        for (var i = 0; i < frames; i++)
        {
            var difference = Difference(Draw(i * Step), kept.AsSpan(i * size, size));
            Assert.True(difference < MostDifference, $"frame {i * Step} is not what is drawn (a block differs by {difference:0.0}); run FaceAspire.Samples again.");
        }
    }

    [Fact]
    public async Task Clip_Properties_LetAProducerSendItAsItIs()
    {
        using var report = JsonDocument.Parse(await SampleFiles.RunAsync(
            "ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height,avg_frame_rate,has_b_frames,pix_fmt:packet=pts_time,dts_time,flags", "-of", "json", SampleFiles.Clip));
        var stream = Assert.Single(report.RootElement.GetProperty("streams").EnumerateArray());
        var packets = report.RootElement.GetProperty("packets").EnumerateArray().ToList();

        Assert.Equal(("h264", "yuv420p", "20/1"), (Text(stream, "codec_name"), Text(stream, "pix_fmt"), Text(stream, "avg_frame_rate")));
        Assert.Equal((640, 360, 0), (stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32(), stream.GetProperty("has_b_frames").GetInt32()));
        Assert.Equal(Clip.Frames, packets.Count);
        Assert.All(packets, packet => Assert.Equal(Text(packet, "pts_time"), Text(packet, "dts_time")));
        Assert.Equal(
            Enumerable.Range(0, Clip.Seconds / 2).Select(i => i * 2.0),
            packets.Where(packet => Text(packet, "flags").StartsWith('K')).Select(packet => double.Parse(Text(packet, "pts_time"), CultureInfo.InvariantCulture)));
        Assert.InRange(new FileInfo(SampleFiles.Clip).Length, 100_000, 2_000_000);
    }

    [Fact]
    public void Write_SameFramesTwice_GivesTheSameBytes()
    {
        var folder = Directory.CreateTempSubdirectory("faceaspire-");
        try
        {
            byte[] Write(string name)
            {
                var path = Path.Combine(folder.FullName, name);
                VideoWriter.Write(path, ClipFrames.All().Take(12));
                return File.ReadAllBytes(path);
            }

            Assert.Equal(Write("a.mp4"), Write("b.mp4"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Write_FolderMissing_Fails() => Assert.ThrowsAny<IOException>(() => VideoWriter.Write("/no/such/folder/a.mp4", ClipFrames.All().Take(2)));

    [Fact]
    public void Passages_FirstOfThem_IsThereFromTheFirstFrameOn()
    {
        Assert.NotNull(Clip.Passages[0].At(0));
        Assert.Contains(Clip.Passages[0].Person, Cast.Known);
    }

    [Fact]
    public void Passages_Each_FaceIsInFullViewForThreeSeconds()
    {
        const float halfHead = 75;
        foreach (var passage in Clip.Passages)
        {
            var frames = Enumerable.Range(-Clip.Frames, 2 * Clip.Frames).Count(frame =>
                passage.At((double)frame / Clip.FramesPerSecond) is { X: > halfHead and < Clip.Width - halfHead });
            Assert.True(frames >= 3 * Clip.FramesPerSecond, $"{passage.Person.Name} is in view for {frames} frames.");
        }
    }

    private static byte[] Draw(int frame)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Clip.Width, Clip.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        Clip.Paint(canvas, frame);
        return bitmap.Bytes;
    }

    /// <summary>The mean difference of colours in the block of 16 x 16 pixels that differs most: a blink is small.</summary>
    private static double Difference(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var blocks = new int[(Clip.Width / Block) + 1, (Clip.Height / Block) + 1];
        for (var i = 0; i < left.Length; i++)
        {
            if (i % PixelBytes != PixelBytes - 1)
            {
                var (x, y) = (i / PixelBytes % Clip.Width, i / PixelBytes / Clip.Width);
                blocks[x / Block, y / Block] += Math.Abs(left[i] - right[i]);
            }
        }

        return (double)blocks.Cast<int>().Max() / (Block * Block * 3);
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
