using System.Text.RegularExpressions;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.KinesisVideo;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>The operations on stream processors for face search (API reference "Amazon Rekognition").</summary>
internal sealed partial class ProcessorOperations(
    ProcessorStore store, StreamProcessors running, CollectionOperations collections, VideoStore video, IStreams streams, TimeProvider time)
{
    private const int MostRunning = 10;
    private readonly Lock _lock = new();

    /// <summary>CreateStreamProcessor.</summary>
    public object? Create(ProcessorRequest request) => new { StreamProcessorArn = store.ArnOf(Add(request).Name) };

    /// <summary>Adds a processor, stopped.</summary>
    public StreamProcessor Add(ProcessorRequest request)
    {
        var name = request.Name is { } given && NamePattern().IsMatch(given)
            ? given
            : throw RekognitionErrors.Invalid($"Name '{request.Name}' must be 1 to 128 of [a-zA-Z0-9_.-].");
        if (request.Settings?.FaceSearch is not { } search)
        {
            throw RekognitionErrors.Invalid("Settings must have FaceSearch; ConnectedHome is not part of this emulator.");
        }

        var threshold = search.FaceMatchThreshold is null or (>= 0 and <= 100)
            ? search.FaceMatchThreshold ?? 80
            : throw RekognitionErrors.Invalid($"FaceMatchThreshold {search.FaceMatchThreshold} must be from 0 to 100.");
        var now = time.GetUtcNow();
        var processor = new StreamProcessor
        {
            Name = name,
            VideoStreamArn = Known(request.Input?.KinesisVideoStream?.Arn, arn => video.Find(null, arn) is not null, "Input.KinesisVideoStream"),
            DataStreamArn = Known(request.Output?.KinesisDataStream?.Arn, streams.Exists, "Output.KinesisDataStream"),
            RoleArn = request.RoleArn ?? throw RekognitionErrors.Invalid("RoleArn must be given."),
            CollectionId = collections.Existing(search.CollectionId),
            FaceMatchThreshold = threshold,
            CreatedAt = now,
            UpdatedAt = now,
        };
        lock (_lock)
        {
            RefuseTwins(processor);
            store.Save(processor);
            return processor;
        }
    }

    /// <summary>DescribeStreamProcessor.</summary>
    public object? Describe(ProcessorRequest request)
    {
        var processor = Named(request);
        return new
        {
            processor.Name,
            StreamProcessorArn = store.ArnOf(processor.Name),
            processor.Status,
            processor.StatusMessage,
            CreationTimestamp = processor.CreatedAt,
            LastUpdateTimestamp = processor.UpdatedAt,
            Input = new { KinesisVideoStream = new { Arn = processor.VideoStreamArn } },
            Output = new { KinesisDataStream = new { Arn = processor.DataStreamArn } },
            processor.RoleArn,
            Settings = new { FaceSearch = new { processor.CollectionId, processor.FaceMatchThreshold } },
        };
    }

    /// <summary>ListStreamProcessors.</summary>
    public object? List(ProcessorRequest request) =>
        new { StreamProcessors = store.All().Select(processor => new { processor.Name, processor.Status }) };

    /// <summary>StartStreamProcessor.</summary>
    public object? Start(ProcessorRequest request)
    {
        lock (_lock)
        {
            var processor = Named(request);
            if (processor.Status == "RUNNING")
            {
                throw RekognitionErrors.InUse($"The stream processor {processor.Name} is running already.");
            }

            if (store.All().Count(other => other.Status == "RUNNING") >= MostRunning)
            {
                throw RekognitionErrors.Limit($"{MostRunning} stream processors are running; an account may run no more at a time.");
            }

            processor = processor with { Status = "RUNNING", StatusMessage = null, UpdatedAt = time.GetUtcNow() };
            store.Save(processor);
            running.Start(processor);
            return null;
        }
    }

    /// <summary>StopStreamProcessor.</summary>
    public object? Stop(ProcessorRequest request)
    {
        lock (_lock)
        {
            var processor = Named(request);
            if (processor.Status != "RUNNING")
            {
                throw RekognitionErrors.InUse($"The stream processor {processor.Name} is not running.");
            }

            running.Stop(processor.Name);
            store.Save(processor with { Status = "STOPPED", UpdatedAt = time.GetUtcNow() });
            return null;
        }
    }

    /// <summary>DeleteStreamProcessor.</summary>
    public object? Delete(ProcessorRequest request)
    {
        Remove(Named(request).Name);
        return null;
    }

    /// <summary>Deletes a processor, stopping it first.</summary>
    public void Remove(string name)
    {
        lock (_lock)
        {
            running.Stop(name);
            store.Remove(name);
        }
    }

    private StreamProcessor Named(ProcessorRequest request) =>
        store.Find(request.Name ?? "") ?? throw RekognitionErrors.NotFound($"The stream processor {request.Name}");

    /// <summary>One video stream and one data stream belong to one processor.</summary>
    private void RefuseTwins(StreamProcessor processor)
    {
        foreach (var other in store.All())
        {
            if (other.Name == processor.Name)
            {
                throw RekognitionErrors.InUse($"A stream processor named {processor.Name} exists already.");
            }

            if (other.VideoStreamArn == processor.VideoStreamArn || other.DataStreamArn == processor.DataStreamArn)
            {
                throw RekognitionErrors.InUse($"The stream processor {other.Name} uses this video stream or data stream already.");
            }
        }
    }

    private static string Known(string? arn, Func<string, bool> exists, string member) => arn is not null && exists(arn)
        ? arn
        : throw RekognitionErrors.Invalid($"{member} '{arn}' is no stream that exists.");

    [GeneratedRegex(@"^[a-zA-Z0-9_.\-]{1,128}$")]
    private static partial Regex NamePattern();
}
