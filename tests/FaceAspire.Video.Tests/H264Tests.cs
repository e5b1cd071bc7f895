using System.IO.Pipelines;
using FaceAspire.Video.H264;

namespace FaceAspire.Video.Tests;

public sealed class H264Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("160x120", "-profile:v baseline")]
    [InlineData("160x120", "-profile:v main")]
    [InlineData("162x122", "-profile:v high")] // cut off on the right and below
    [InlineData("1920x1080", "-profile:v high -preset ultrafast")]
    [InlineData("160x128", "-flags +ildct+ilme -x264opts interlaced=1")] // pictures of two fields
    [InlineData("162x122", "-pix_fmt yuv422p -profile:v high422")]
    [InlineData("161x121", "-pix_fmt yuv444p -profile:v high444")]
    [InlineData("160x120", "-x264opts cqm=jvt")] // with scaling lists
    public async Task Parse_ParameterSetsOfX264_GivesThePicturesSize(string size, string encoding)
    {
        var pictures = await Encoded.PicturesAsync(_folder, seconds: 1, encoding, size);

        var track = ParameterSets.In(NalUnit.Split(pictures[0]))!.ToTrack();

        Assert.Equal(size, $"{track.Width}x{track.Height}");
        Assert.Equal(25, pictures.Count);
    }

    [Fact]
    public async Task ToTrack_ParameterSetsOfX264_DescribesThemAsFfmpegDoes()
    {
        var clip = _folder.File("clip.h264");
        await File.WriteAllBytesAsync(clip, await Encoded.StreamAsync(_folder, seconds: 1), Cancelled);
        await Clip.RunAsync("ffmpeg", "-v", "error", "-nostdin", "-r", "25", "-i", clip, "-c", "copy", "-fflags", "+genpts", _folder.File("clip.mp4"));
        await Clip.RunAsync("ffmpeg", "-v", "error", "-nostdin", "-i", _folder.File("clip.mp4"), "-c", "copy", _folder.File("clip.mkv"));
        var theirs = Matroska.MkvReader.Read(await File.ReadAllBytesAsync(_folder.File("clip.mkv"), Cancelled)).OfType<Matroska.MkvEvent.TracksRead>().Single().Tracks[0];

        var ours = ParameterSets.In(NalUnit.Split(await File.ReadAllBytesAsync(clip, Cancelled)))!.ToTrack();

        Assert.Equal(theirs.CodecPrivate.ToArray(), ours.CodecPrivate.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task ReadAsync_StreamInPieces_GivesTheSamePictures(int piece)
    {
        var stream = await Encoded.StreamAsync(_folder, seconds: 1, "-x264-params repeat-headers=1:slices=3:aud=1");
        var pipe = new Pipe();
        var feeding = FeedAsync(pipe.Writer, stream, piece);
        var pictures = new List<AccessUnit>();
        await foreach (var picture in AnnexBReader.ReadAsync(pipe.Reader, Cancelled))
        {
            pictures.Add(picture);
        }

        await feeding;
        Assert.Equal(25, pictures.Count);
        Assert.All(pictures, picture => Assert.Equal(3, picture.Units.Count(unit => unit.IsPicture)));
        Assert.Equal(NalUnit.Split(stream).Sum(unit => unit.Data.Length), pictures.Sum(picture => picture.Units.Sum(unit => unit.Data.Length)));
        Assert.Equal([0], Enumerable.Range(0, 25).Where(i => pictures[i].IsKey));
    }

    [Fact]
    public void Parse_CutShortOrDamaged_SaysSo()
    {
        Assert.Throws<VideoFormatException>(() => SequenceParameters.Parse([0x67, 66, 0, 30]));
        Assert.Throws<VideoFormatException>(() => SequenceParameters.Parse([0x67, 66, 0, 30, 0, 0, 0, 0, 0, 0]));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task FeedAsync(PipeWriter writer, byte[] stream, int piece)
    {
        for (var start = 0; start < stream.Length; start += piece)
        {
            await writer.WriteAsync(stream.AsMemory(start, Math.Min(piece, stream.Length - start)), Cancelled);
        }

        await writer.CompleteAsync();
    }
}
