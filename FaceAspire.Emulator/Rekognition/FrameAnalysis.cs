using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Faces;
using OpenCvSharp;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>
/// Analyses frames of fragments into the records of face search (developer guide, "Reference: Kinesis face recognition record").
/// </summary>
internal sealed class FrameAnalysis(FaceEngineHolder engines, FaceIndex index, VideoStore video) : IDisposable
{
    private const int MostMatches = 5;
    private const double LeastThreshold = 80; // lower ones act as 80

    /// <summary>As many fragments at a time as there are processors, less one for the rest of the emulator.</summary>
    private readonly SemaphoreSlim _slots = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>The records of a fragment's chosen frames.</summary>
    /// <param name="processor">Whose settings.</param>
    /// <param name="stream">The video stream.</param>
    /// <param name="fragment">The fragment.</param>
    /// <param name="choose">Which of its frames, by their times.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<byte[]>> AnalyseAsync(
        StreamProcessor processor, VideoStream stream, StoredFragment fragment, Func<IReadOnlyList<TimeSpan>, IReadOnlyList<int>> choose,
        CancellationToken cancellationToken)
    {
        var engine = await engines.GetAsync(cancellationToken);
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var path = video.PathOf(stream.Name, fragment.Place);
            var times = FragmentDecoder.Times(path);
            var records = new List<byte[]>();
            foreach (var (frame, picture) in FragmentDecoder.Decode(path, choose(times)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                records.Add(Record(stream, fragment, times[frame], Faces(processor, engine, picture)));
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

    private List<object> Faces(StreamProcessor processor, IFaceEngine engine, Mat picture)
    {
        using var image = new FaceImage(picture.Clone());
        var threshold = Math.Max(LeastThreshold, processor.FaceMatchThreshold);
        return
        [
            .. engine.Detect(image).Select(face => new
            {
                DetectedFace = FaceViews.Of(face),
                MatchedFaces = index.Search(processor.CollectionId, engine, engine.Embed(image, face), threshold, MostMatches)
                    .Select(match => new { match.Similarity, Face = match.Face.ToView() }),
            }),
        ];
    }

    private static byte[] Record(VideoStream stream, StoredFragment fragment, TimeSpan offset, List<object> faces) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            InputInformation = new
            {
                KinesisVideo = new
                {
                    StreamArn = stream.Arn,
                    FragmentNumber = fragment.Number,
                    ServerTimestamp = Exponent(fragment.ServerTime),
                    ProducerTimestamp = Exponent(fragment.ProducerTime),
                    FrameOffsetInSeconds = offset.TotalSeconds,
                },
            },
            StreamProcessorInformation = new { Status = "RUNNING" },
            FaceSearchResponse = faces,
        },
        Protocol.AwsJson.Options);

    /// <summary>Seconds as the service writes them: <c>1.586040339444E9</c>.</summary>
    internal static JsonNode Exponent(DateTimeOffset at)
    {
        var milliseconds = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return JsonNode.Parse($"{milliseconds[0]}.{milliseconds[1..]}E{milliseconds.Length - 4}")!;
    }
}
