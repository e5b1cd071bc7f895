using System.Diagnostics;
using FaceAspire.Faces;
using OpenCvSharp;

namespace FaceAspire.Bench;

/// <summary>How long a frame of 640x360 with one face takes: found, aligned, described and searched for.</summary>
internal static class FrameBenchmark
{
    private const int Frames = 300;
    private const int WarmUp = 20;

    /// <summary>The folder of face models: the one that was given, else the one that the emulator fetches them to; null without any.</summary>
    public static string? ModelsFolder { get; } =
        (Environment.GetEnvironmentVariable("FACEASPIRE_MODELS") is { Length: > 0 } given ? Path.GetFullPath(given) : ModelCache.DefaultFolder) is var folder
        && Directory.Exists(folder)
            ? folder
            : null;

    public static Task<IReadOnlyList<Row>> RunAsync()
    {
        List<Row> rows = [];
        using (var classic = new ClassicFaceEngine())
        {
            rows.Add(Measure(classic, ""));
        }

        if (ModelsFolder is { } models)
        {
            using var deep = new DeepFaceEngine(ModelFolder.Open(models));
            rows.Add(Measure(deep, "40 ms"));
        }

        return Task.FromResult<IReadOnlyList<Row>>(rows);
    }

    private static Row Measure(IFaceEngine engine, string target)
    {
        List<double> times = [];
        List<double> decoding = [];
        foreach (var (picture, decoded) in OneFaceFrames(engine).Take(Frames + WarmUp))
        {
            using (picture)
            {
                var began = Stopwatch.GetTimestamp();
                _ = engine.Embed(picture, engine.Detect(picture)[0]);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                decoding.Add(decoded);
            }
        }

        var measured = times.Skip(WarmUp).ToList();
        return new(
            $"frame of 640x360 with one face, {engine.Name}, {measured.Count} frames",
            Statistics.Milliseconds(Statistics.Median(measured)),
            Statistics.Milliseconds(measured.Max()),
            $"decoding the frame: {Statistics.Ratio(Statistics.Median(decoding) / Statistics.Median(measured))}",
            target);
    }

    /// <summary>The demo clip's frames that show one face, over and over, each with the time its decoding took, in ms.</summary>
    private static IEnumerable<(FaceImage Picture, double Decoding)> OneFaceFrames(IFaceEngine engine)
    {
        while (true)
        {
            using var video = new VideoCapture(Built.Clip, VideoCaptureAPIs.FFMPEG);
            for (var picture = new Mat(); ; picture = new Mat())
            {
                var began = Stopwatch.GetTimestamp();
                if (!video.Read(picture))
                {
                    picture.Dispose();
                    break;
                }

                var decoding = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                var image = new FaceImage(picture);
                if (engine.Detect(image).Count == 1)
                {
                    yield return (image, decoding);
                }
                else
                {
                    image.Dispose();
                }
            }
        }
    }
}
