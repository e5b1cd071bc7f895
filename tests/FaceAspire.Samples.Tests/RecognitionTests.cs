using System.Numerics.Tensors;
using FaceAspire.Faces;
using OpenCvSharp;

namespace FaceAspire.Samples.Tests;

/// <summary>What the demo is for: both engines find each known person in the clip, and take nobody for another.</summary>
public sealed class RecognitionTests
{
    private const int Step = 10; // frames, half a second: what a stream processor analyses
    private const double SamePerson = 80;
    private const double ClearlyOther = 50;
    private const float Near = 60; // pixels between the middle of a face and the head that it belongs to
    private const float HalfHead = 75;
    private const double SmallestFace = 90;
    private const double LeastShareFound = 0.9;

    [Fact]
    public void Clip_ClassicEngine_KnowsEachAndTakesNobodyForAnother()
    {
        using var engine = new ClassicFaceEngine();
        Check(engine);
    }

    [Fact]
    public void Clip_DeepEngine_KnowsEachAndTakesNobodyForAnother()
    {
        using var engine = new DeepFaceEngine(ModelFolder.Open(Repository.Shared("models")));
        Check(engine);
    }

    private static void Check(IFaceEngine engine)
    {
        var enrolled = Portrait.All.Where(portrait => portrait.Person != Cast.Stranger).Select(portrait => (portrait.Person, Vector: Embed(engine, portrait))).ToList();
        var seen = Cast.Known.ToDictionary(person => person, _ => (InFullView: 0, Found: 0));
        foreach (var (time, picture) in Frames())
        {
            using var image = new FaceImage(picture);
            var faces = engine.Detect(image);
            foreach (var (person, look) in Present(time))
            {
                var similarities = faces.Where(face => Math.Abs(Middle(face) - look.X) < Near).Select(face => (face.Box.Height, Best: Similarities(engine, image, face, enrolled))).ToList();
                var others = similarities.SelectMany(face => face.Best).Where(best => best.Key != person).Select(best => best.Value);
                Assert.All(others, similarity => Assert.True(similarity < ClearlyOther, $"{time:0.0} s: {person.Name} is taken for another ({similarity:0.0})."));
                if (seen.TryGetValue(person, out var counts) && look.X is > HalfHead and < Clip.Width - HalfHead)
                {
                    var found = similarities.Any(face => face.Best[person] >= SamePerson && face.Height * Clip.Height >= SmallestFace);
                    seen[person] = (counts.InFullView + 1, counts.Found + (found ? 1 : 0));
                }
            }

            Assert.All(faces, face => Assert.Contains(Present(time), there => Math.Abs(there.Look.X - Middle(face)) < HalfHead * 1.5));
        }

        Assert.All(seen, of => Assert.True(of.Value.Found >= LeastShareFound * of.Value.InFullView && of.Value.InFullView >= 8, $"{of.Key.Name}: {of.Value}"));
    }

    private static Dictionary<Person, double> Similarities(IFaceEngine engine, FaceImage image, DetectedFace face, List<(Person Person, float[] Vector)> enrolled)
    {
        var vector = engine.Embed(image, face);
        return enrolled.GroupBy(one => one.Person).ToDictionary(of => of.Key, of => of.Max(one => engine.Similarity(TensorPrimitives.Dot<float>(one.Vector, vector))));
    }

    private static float[] Embed(IFaceEngine engine, Portrait portrait)
    {
        using var image = FaceImage.Decode(File.ReadAllBytes(SampleFiles.Path(portrait.Path)));
        return engine.Embed(image, Assert.Single(engine.Detect(image)));
    }

    private static double Middle(DetectedFace face) => (face.Box.Left + (face.Box.Width / 2)) * Clip.Width;

    private static List<(Person Person, Look Look)> Present(double time) =>
        [.. from passage in Clip.Passages let look = passage.At(time) ?? passage.At(time - Clip.Seconds) where look is not null select (passage.Person, look)];

    private static IEnumerable<(double Time, Mat Picture)> Frames()
    {
        using var video = new VideoCapture(SampleFiles.Clip, VideoCaptureAPIs.FFMPEG);
        for (var frame = 0; video.Grab(); frame++)
        {
            if (frame % Step == 0)
            {
                var picture = new Mat();
                video.Retrieve(picture);
                yield return ((double)frame / Clip.FramesPerSecond, picture);
            }
        }
    }
}
