using System.Text.RegularExpressions;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.KinesisVideo;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>The operations on stream processors for face search (API reference "Amazon Rekognition").</summary>
internal sealed partial class ProcessorOperations(
    ProcessorStore store, StreamProcessors running, CollectionOperations collections, VideoStore video, IStreams streams, TagStore tags,
    FaceEngineHolder engines, TimeProvider time)
    : IDisposable
{
    private const int MostRunning = 10;
    private const int LargestPage = 1000;
    private const double DefaultThreshold = 80;

    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>CreateStreamProcessor.</summary>
    public async Task<object?> CreateAsync(ProcessorRequest request, CancellationToken cancellationToken) =>
        new { StreamProcessorArn = store.ArnOf((await AddAsync(request, cancellationToken)).Name) };

    /// <summary>Adds a processor, stopped.</summary>
    public Task<StreamProcessor> AddAsync(ProcessorRequest request, CancellationToken cancellationToken)
    {
        var processor = Checked(request);
        TagRules.Check(request.Tags);
        return AloneAsync(
            () =>
            {
                RefuseTwins(processor);
                store.Save(processor);
                tags.Set(store.ArnOf(processor.Name), request.Tags);
                return Task.FromResult(processor);
            },
            cancellationToken);
    }

    /// <summary>DescribeStreamProcessor.</summary>
    public object? Describe(ProcessorRequest request)
    {
        var processor = Existing(request);
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
    public object? List(ProcessorRequest request)
    {
        var limit = request.MaxResults is null or >= 1
            ? Math.Min(LargestPage, request.MaxResults ?? LargestPage)
            : throw RekognitionErrors.Invalid($"MaxResults {request.MaxResults} must be at least 1.");
        var found = store.All().Where(processor => string.CompareOrdinal(processor.Name, request.NextToken) > 0).Take(limit + 1).ToList();
        return new
        {
            StreamProcessors = found.Take(limit).Select(processor => new { processor.Name, processor.Status }),
            NextToken = found.Count > limit ? found[limit - 1].Name : null,
        };
    }

    /// <summary>StartStreamProcessor.</summary>
    public Task<object?> StartAsync(ProcessorRequest request, CancellationToken cancellationToken) => AloneAsync<object?>(
        () =>
        {
            var processor = Existing(request);
            if (processor.IsActive)
            {
                throw RekognitionErrors.InUse($"The stream processor {processor.Name} is {processor.Status} already.");
            }

            if (store.All().Count(other => other.IsActive) >= MostRunning)
            {
                throw RekognitionErrors.Limit($"{MostRunning} stream processors are running; an account may run no more at a time.");
            }

            processor = processor with
            {
                Status = engines.IsReady ? StreamProcessor.Running : StreamProcessor.Starting,
                StatusMessage = null,
                UpdatedAt = time.GetUtcNow(),
            };
            store.Save(processor);
            running.Start(processor);
            return Task.FromResult<object?>(null);
        },
        cancellationToken);

    /// <summary>StopStreamProcessor.</summary>
    public Task<object?> StopAsync(ProcessorRequest request, CancellationToken cancellationToken) => AloneAsync<object?>(
        async () =>
        {
            var processor = Existing(request);
            if (!processor.IsStarted)
            {
                throw RekognitionErrors.InUse($"The stream processor {processor.Name} is not running.");
            }

            store.Save(processor with { Status = StreamProcessor.Stopping, UpdatedAt = time.GetUtcNow() });
            await running.StopAsync(processor.Name);
            store.Save(processor with { Status = StreamProcessor.Stopped, UpdatedAt = time.GetUtcNow() });
            return null;
        },
        cancellationToken);

    /// <summary>DeleteStreamProcessor.</summary>
    public Task<object?> DeleteAsync(ProcessorRequest request, CancellationToken cancellationToken) => AloneAsync<object?>(
        async () =>
        {
            var processor = Existing(request);
            if (processor.IsActive)
            {
                throw RekognitionErrors.InUse($"The stream processor {processor.Name} is {processor.Status}; stop it first.");
            }

            await RemoveAloneAsync(processor.Name);
            return null;
        },
        cancellationToken);

    /// <summary>Deletes a processor, stopping it first.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) => AloneAsync(() => RemoveAloneAsync(name), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _alone.Dispose();

    private async Task<bool> RemoveAloneAsync(string name)
    {
        await running.StopAsync(name);
        store.Remove(name);
        tags.Clear(store.ArnOf(name));
        return true;
    }

    /// <summary>One change at a time, so that a status and what runs stay in step.</summary>
    private async Task<T> AloneAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken);
        try
        {
            return await change();
        }
        finally
        {
            _alone.Release();
        }
    }

    private StreamProcessor Existing(ProcessorRequest request) =>
        store.Find(request.Name ?? "") ?? throw RekognitionErrors.NotFound($"The stream processor {request.Name}");

    private StreamProcessor Checked(ProcessorRequest request)
    {
        var name = request.Name is { } given && NamePattern().IsMatch(given)
            ? given
            : throw RekognitionErrors.Invalid($"Name '{request.Name}' must be 1 to 128 of [a-zA-Z0-9_.-].");
        if (request is not { Settings: { FaceSearch: { } search, ConnectedHome: null }, NotificationChannel: null, Output.S3Destination: null })
        {
            throw RekognitionErrors.Invalid("Settings must have FaceSearch alone; ConnectedHome, NotificationChannel and S3Destination are not part of it.");
        }

        return new()
        {
            Name = name,
            VideoStreamArn = Known(request.Input?.KinesisVideoStream?.Arn, arn => video.Find(null, arn) is not null, "Input.KinesisVideoStream"),
            DataStreamArn = Known(request.Output.KinesisDataStream?.Arn, streams.Exists, "Output.KinesisDataStream"),
            RoleArn = request.RoleArn is { } role && RolePattern().IsMatch(role)
                ? role
                : throw RekognitionErrors.Invalid($"RoleArn '{request.RoleArn}' is no role's ARN."),
            CollectionId = collections.Existing(search.CollectionId),
            FaceMatchThreshold = search.FaceMatchThreshold is null or (>= 0 and <= 100)
                ? search.FaceMatchThreshold ?? DefaultThreshold
                : throw RekognitionErrors.Invalid($"FaceMatchThreshold {search.FaceMatchThreshold} must be from 0 to 100."),
            CreatedAt = time.GetUtcNow(),
            UpdatedAt = time.GetUtcNow(),
        };
    }

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

    [GeneratedRegex(@"\A[a-zA-Z0-9_.\-]{1,128}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\Aarn:aws:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+\z")]
    private static partial Regex RolePattern();
}
