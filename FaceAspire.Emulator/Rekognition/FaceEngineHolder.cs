using FaceAspire.Emulator.Protocol;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Holds the face engine. It is chosen once, beside the start, which does not wait for it.</summary>
internal sealed partial class FaceEngineHolder(ILogger<FaceEngineHolder> logger, TimeProvider time) : BackgroundService
{
    private readonly TaskCompletionSource<FaceEngineChoice> _choice = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The engine, once it is chosen.</summary>
    /// <exception cref="AwsException"><c>InternalServerError</c>: there is none; the message says why.</exception>
    public async Task<IFaceEngine> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _choice.Task.WaitAsync(cancellationToken)).Engine;
        }
        catch (FaceModelException e)
        {
            throw RekognitionErrors.Internal(e.Message);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_choice.Task.IsCompletedSuccessfully)
        {
            _choice.Task.Result.Engine.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(4) }) { Timeout = Timeout.InfiniteTimeSpan };
            var cache = new ModelCache(ModelCache.DefaultFolder, http, time);
            var choice = await FaceEngines.ChooseAsync(cache, new Progress(logger), stoppingToken);
            if (choice.IsFitForPhotos)
            {
                Log.Chosen(logger, choice.Reason);
            }
            else
            {
                Log.ChosenClassic(logger, choice.Reason);
            }

            _choice.SetResult(choice);
        }
        catch (FaceModelException e)
        {
            Log.None(logger, e.Message);
            _choice.SetException(e);
        }
        catch (OperationCanceledException)
        {
            _choice.SetCanceled(stoppingToken);
        }
    }

    /// <summary>A line for every tenth that is fetched.</summary>
    private sealed class Progress(ILogger logger) : IProgress<double>
    {
        private int _tenth;

        public void Report(double value)
        {
            if ((int)(value * 10) > _tenth)
            {
                _tenth = (int)(value * 10);
                Log.Fetching(logger, new string('#', _tenth).PadRight(10, '.'), _tenth * 10);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Reason}")]
        public static partial void Chosen(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Reason}")]
        public static partial void ChosenClassic(ILogger logger, string reason);

        [LoggerMessage(3, LogLevel.Error, "Faces cannot be recognised: {Reason}")]
        public static partial void None(ILogger logger, string reason);

        [LoggerMessage(4, LogLevel.Information, "Fetching face models [{Bar}] {Percent} %")]
        public static partial void Fetching(ILogger logger, string bar, int percent);
    }
}
