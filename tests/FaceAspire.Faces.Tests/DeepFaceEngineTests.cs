using System.Numerics.Tensors;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace FaceAspire.Faces.Tests;

/// <summary>The deep engine on real pictures and a real video; skipped where they are not beside the repository.</summary>
public sealed class DeepFaceEngineTests : EngineTests
{
    private const double SamePerson = 80;

    [Fact]
    public void Similarity_AllPairsOfPhotos_SamePersonAboveAllOthers()
    {
        var people = Path.GetFullPath(Repository.Shared(Path.Combine("media", "people")));
        var photos = Directory.GetFiles(people, "*.*", SearchOption.AllDirectories)
            .Select(path => (Person: Path.GetFileName(Path.GetDirectoryName(path)), Vector: Engine.Embed(path))).ToList();
        var pairs = photos.SelectMany((a, i) => photos.Skip(i + 1).Select(b => (Same: a.Person == b.Person, Similarity: Engine.Similarity(TensorPrimitives.Dot<float>(a.Vector, b.Vector)))))
            .ToLookup(pair => pair.Same, pair => pair.Similarity);

        Assert.NotEmpty(pairs[true]);
        Assert.All(pairs[true], similarity => Assert.True(similarity > 99, $"the same person: {similarity:0.0}"));
        Assert.All(pairs[false], similarity => Assert.True(similarity < 20, $"two people: {similarity:0.0}"));
    }

    [Theory]
    [InlineData("obama_and_biden.jpg", "Barack Obama", "Joe Biden")]
    [InlineData("obama_small.jpg", "Barack Obama", null)]
    public void Search_GroupPhoto_FindsThoseWhoAreNamed(string photo, string first, string? second)
    {
        var gallery = Enrolled();
        using var image = Pictures.Open(Repository.Shared(Path.Combine("media", "photos", photo)));

        var found = Engine.Detect(image).SelectMany(face => gallery.Search(Engine.Embed(image, face), -1, 1))
            .Where(match => Engine.Similarity(match.Cosine) >= SamePerson).Select(match => PersonOf(match.Id)).ToList();

        Assert.Equal(new[] { first, second }.OfType<string>(), found.Order());
    }

    [Fact]
    public void Search_Video_FindsTheManOnStageInMostFramesOfHisScene()
    {
        var gallery = Enrolled();
        using var video = new VideoCapture(Repository.Shared(Path.Combine("media", "stage.mp4")), VideoCaptureAPIs.FFMPEG);
        using var picture = new Mat();
        var (frames, found) = (0, 0);
        for (var frame = 0; video.Read(picture); frame++)
        {
            if (frame is < 140 or > 205 || frame % 5 != 0)
            {
                continue;
            }

            using var image = new FaceImage(picture.Clone());
            var matches = Engine.Detect(image).SelectMany(face => gallery.Search(Engine.Embed(image, face), -1, 1))
                .Where(match => Engine.Similarity(match.Cosine) >= SamePerson).Select(match => PersonOf(match.Id)).ToList();
            Assert.All(matches, name => Assert.Equal("Lin-Manuel Miranda", name));
            frames++;
            found += matches.Count;
        }

        Assert.Equal(14, frames);
        Assert.InRange(found, 12, frames);
    }

    [Fact]
    public void Embed_RgbManifest_GivesTheNetworkRedFirst()
    {
        var models = ModelFolder.Open(Repository.Shared("models"));
        using var image = Pictures.Open(Pictures.Sample("stranger.png"));
        var face = Assert.Single(Engine.Detect(image));
        using var aligned = FaceAlignment.Align(image, face.Landmarks);
        using var red = aligned.CvtColor(ColorConversionCodes.BGR2RGB);
        using var blob = CvDnn.BlobFromImage(red, 1 / 128.0, new Size(112, 112), Scalar.All(127.5), swapRB: false, crop: false);
        using var net = CvDnn.ReadNetFromCaffe(models.PathOf("mobilefacenet.prototxt"), models.PathOf("mobilefacenet.caffemodel"));
        net!.SetInput(blob);
        using var output = net.Forward();

        Assert.Equal(1, TensorPrimitives.Dot<float>(Vectors.Normalise(output, 128), Engine.Embed(image, face)), 4);
    }

    [Fact]
    public void Embed_AnotherDimension_IsRefused()
    {
        var models = ModelFolder.Open(Repository.Shared("models"));
        var manifest = models.Manifest with { Embedder = models.Manifest.Embedder with { Dimensions = 512 } };
        using var engine = new DeepFaceEngine(models with { Manifest = manifest });

        Assert.Contains("128 values", Assert.Throws<FaceModelException>(() => engine.Embed(Pictures.Sample("stranger.png"))).Message);
    }

    [Theory]
    [InlineData(320, 180)]
    [InlineData(1280, 720)]
    [InlineData(360, 640)]
    [InlineData(500, 500)]
    public void Detect_PictureOfAnotherSize_FindsTheFaceAtTheSamePlace(int width, int height)
    {
        using var portrait = Pictures.Open(Pictures.Sample("stranger.png"));
        var side = (int)(Math.Min(width, height) * 0.8);
        using var small = portrait.Pixels.Resize(new Size(side * 6 / 7, side), interpolation: InterpolationFlags.Area);
        using var image = new FaceImage(new Mat(height, width, MatType.CV_8UC3, Scalar.Gray));
        var corner = new Point(width - small.Width - 3, height - small.Height - 5);
        small.CopyTo(image.Pixels[new Rect(corner, small.Size())]);

        var face = Assert.Single(Engine.Detect(image));

        // The portrait's nose is in its middle, and a little below its upper half.
        Assert.InRange((face.Landmarks.Nose.X * width) - corner.X, small.Width * 0.4, small.Width * 0.6);
        Assert.InRange((face.Landmarks.Nose.Y * height) - corner.Y, small.Height * 0.4, small.Height * 0.6);
    }

    private protected override IFaceEngine Create() => Pictures.DeepEngine();

    private Gallery<string> Enrolled()
    {
        var gallery = new Gallery<string>(128);
        foreach (var photo in Directory.GetFiles(Repository.Shared(Path.Combine("media", "people")), "*.*", SearchOption.AllDirectories))
        {
            gallery.Add(photo, Engine.Embed(photo));
        }

        return gallery;
    }

    private static string PersonOf(string photo) => Path.GetFileName(Path.GetDirectoryName(photo)!);
}
