using FaceAspire.Aws.Lambda;

namespace FaceAspire.Analyzer;

/// <summary>Which pictures are looked at, and how hard. Environment variables <c>FaceAspire__…</c>.</summary>
internal sealed record AnalyzerOptions
{
    /// <summary>The bucket that Kinesis Video puts pictures in.</summary>
    public required string FramesBucket { get; init; }

    /// <summary>The collection of known faces.</summary>
    public required string CollectionId { get; init; }

    /// <summary>
    /// Searches a second that one running instance may ask for, 0.1 to 100. Default 5: what an account has outside three regions. Where
    /// several run, they share it, and Rekognition's refusals are waited out.
    /// </summary>
    public double SearchesPerSecond { get; init; } = 5;

    /// <summary>Faces of one picture that are searched for, the largest first, 1 to 100. Default 10; the rest are strangers.</summary>
    public int MaxFaces { get; init; } = 10;

    /// <summary>The least time between two pictures of a camera, 0 to 1 minute; those in between are left out. Default 0: none is.</summary>
    public TimeSpan SamplingInterval { get; init; }

    /// <summary>
    /// By how many of 255 steps some part of the picture must get lighter or darker to count as motion. Default 4; 0 looks at every picture.
    /// </summary>
    public int MotionThreshold { get; init; } = 4;

    /// <summary>How long pictures are looked at after the last motion, 0 to 1 hour. Default 10 seconds: who stands still is still there.</summary>
    public TimeSpan MotionHold { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A picture is looked at this often even without motion, 0 to 1 hour. Default 10 seconds; below the Matcher's VisitTimeout.</summary>
    public TimeSpan MotionRefresh { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How sure a small detector in the function has to be of a face before Rekognition is asked, 0 to 100. Default 0: it is always asked.
    /// A picture that does not pass makes an empty record.
    /// </summary>
    public int FaceGate { get; init; }

    /// <summary>That detector's file, where the program is or as a full path. Default <c>face_detection_yunet_2023mar.onnx</c>.</summary>
    public string FaceGateModel { get; init; } = "face_detection_yunet_2023mar.onnx";

    /// <summary>Reads the options.</summary>
    /// <exception cref="LambdaSettingException">One is missing or out of range.</exception>
    public static AnalyzerOptions From(LambdaSettings settings)
    {
        var defaults = new AnalyzerOptions { FramesBucket = settings.Required("FramesBucket"), CollectionId = settings.Required("CollectionId") };
        var hour = TimeSpan.FromHours(1);
        return defaults with
        {
            SearchesPerSecond = settings.Number("SearchesPerSecond", defaults.SearchesPerSecond, 0.1, 100),
            MaxFaces = settings.Count("MaxFaces", defaults.MaxFaces, 1, 100),
            SamplingInterval = settings.Duration("SamplingInterval", defaults.SamplingInterval, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
            FaceGate = settings.Count("FaceGate", defaults.FaceGate, 0, 100),
            FaceGateModel = settings.Optional("FaceGateModel") ?? defaults.FaceGateModel,
            MotionThreshold = settings.Count("MotionThreshold", defaults.MotionThreshold, 0, 255),
            MotionHold = settings.Duration("MotionHold", defaults.MotionHold, TimeSpan.Zero, hour),
            MotionRefresh = settings.Duration("MotionRefresh", defaults.MotionRefresh, TimeSpan.Zero, hour),
        };
    }
}
