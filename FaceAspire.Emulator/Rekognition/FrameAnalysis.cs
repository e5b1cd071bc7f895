using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Faces;
using OpenCvSharp;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Looks for known faces in frames of fragments.</summary>
internal sealed class FrameAnalysis(FaceEngineHolder engines, FaceIndex index, FragmentStore fragments, TimeProvider time) : IDisposable
{
    private const int MostMatches = 5;
    private const double LeastThreshold = 80; // lower ones act as 80

    /// <summary>As many fragments at a time as there are processors, less one for the rest of the emulator.</summary>
    private readonly SemaphoreSlim _slots = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>Waits until there is a face engine.</summary>
    /// <exception cref="Protocol.AwsException">There is none.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken) => engines.GetAsync(cancellationToken);

    /// <summary>The records of a fragment's chosen frames.</summary>
    /// <param name="processor">Whose settings.</param>
    /// <param name="stream">The video stream.</param>
    /// <param name="fragment">The fragment.</param>
    /// <param name="choose">Which of its frames, by their times.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<AnalysedRecord>> AnalyseAsync(
        StreamProcessor processor, VideoStream stream, StoredFragment fragment, Func<IReadOnlyList<TimeSpan>, IReadOnlyList<int>> choose,
        CancellationToken cancellationToken)
    {
        var engine = await engines.GetAsync(cancellationToken);
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var path = fragments.PathOf(stream, fragment);
            var times = FragmentDecoder.Times(path);
            var records = new List<AnalysedRecord>();
            foreach (var (frame, picture) in FragmentDecoder.Decode(path, choose(times)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var began = time.GetUtcNow();
                var faces = Faces(processor, engine, picture);
                records.Add(new(
                    FaceSearchRecord.Write(stream.Arn, fragment, times[frame], faces),
                    EmulatorTelemetry.TellSearched(stream, fragment, times[frame], faces.Count, began)));
            }

            return records;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private List<SeenFace> Faces(StreamProcessor processor, IFaceEngine engine, Mat picture)
    {
        using var image = new FaceImage(picture.Clone());
        var threshold = Math.Max(LeastThreshold, processor.FaceMatchThreshold);
        return
        [
            .. engine.Detect(image).Select(face => new SeenFace(
                face, index.Search(processor.CollectionId, engine, engine.Embed(image, face), threshold, MostMatches))),
        ];
    }
}
