using System.Numerics.Tensors;
using OpenCvSharp;

namespace FaceAspire.Faces.Tests;

/// <summary>What every engine must do.</summary>
public abstract class EngineTests : IDisposable
{
    private const int AtOnce = 8;
    private IFaceEngine? _engine;

    /// <summary>Those who have portraits in the demo.</summary>
    public static TheoryData<string> People => ["Ada Brightwell", "Bruno Oakes", "Chidi Marlowe"];

    private protected IFaceEngine Engine => _engine ??= Create();

    public void Dispose()
    {
        _engine?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(People))]
    public void Detect_Portrait_FindsTheFaceInTheMiddle(string name)
    {
        using var image = Pictures.Open(Pictures.Sample(Path.Combine("people", name, "1.png")));

        var face = Assert.Single(Engine.Detect(image));

        Assert.InRange(face.Box.Left + (face.Box.Width / 2), 0.4, 0.6);
        Assert.InRange(face.Box.Width, 0.3, 0.7);
        Assert.InRange(face.Confidence, 80, 100);
        Assert.True(face.Landmarks.EyeLeft.X < face.Landmarks.Nose.X && face.Landmarks.Nose.X < face.Landmarks.EyeRight.X);
        Assert.True(face.Landmarks.EyeLeft.Y < face.Landmarks.Nose.Y && face.Landmarks.Nose.Y < face.Landmarks.MouthRight.Y);
    }

    [Fact]
    public void Detect_SeveralFaces_LargestFirst()
    {
        using var large = Pictures.Open(Pictures.Sample("stranger.png"));
        using var small = large.Pixels.Resize(new Size(240, 280), interpolation: InterpolationFlags.Area);
        using var image = new FaceImage(new Mat(560, 760, MatType.CV_8UC3, Scalar.Gray));
        small.CopyTo(image.Pixels[new Rect(10, 100, small.Width, small.Height)]);
        large.Pixels.CopyTo(image.Pixels[new Rect(270, 0, large.Width, large.Height)]);

        var faces = Engine.Detect(image);

        Assert.Equal(2, faces.Count);
        Assert.True(faces[0].Box.Area > 2 * faces[1].Box.Area);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(3000, 2)]
    [InlineData(2, 3000)]
    [InlineData(640, 360)]
    public void Detect_EmptyPictureOfAnySize_FindsNobody(int width, int height)
    {
        using var image = new FaceImage(new Mat(height, width, MatType.CV_8UC3, new Scalar(90, 120, 150)));

        Assert.Empty(Engine.Detect(image));
    }

    [Fact]
    public void Embed_SameFaceTwice_GivesTheSameVectorOfLengthOne()
    {
        var path = Pictures.Sample("stranger.png");

        var (first, second) = (Engine.Embed(path), Engine.Embed(path));

        Assert.Equal(first, second);
        Assert.Equal(1, TensorPrimitives.Dot<float>(first, first), 4);
    }

    [Fact]
    public async Task Embed_ManyThreads_GiveWhatOneGives()
    {
        var path = Pictures.Sample("stranger.png");
        var alone = Engine.Embed(path);

        var together = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => Engine.Embed(path))));

        Assert.All(together, vector => Assert.Equal(alone, vector));
    }

    [Fact]
    public async Task Dispose_WhilePicturesAreInWork_EndsThemOrRefusesThem()
    {
        var engine = Create();
        var path = Pictures.Sample("stranger.png");
        _ = engine.Embed(path);
        var working = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => engine.Embed(path))).ToList();
        await Task.WhenAny(working);

        engine.Dispose();

        foreach (var work in working)
        {
            Assert.True(await Record.ExceptionAsync(() => work) is null or ObjectDisposedException);
        }

        Assert.Throws<ObjectDisposedException>(() => engine.Embed(path));
    }

    private protected abstract IFaceEngine Create();
}
