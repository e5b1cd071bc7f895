using FaceAspire.Emulator.Protocol;
using FaceAspire.Faces;

namespace FaceAspire.Emulator.Rekognition;

/// <summary>Chooses the face engine; models may be fetched for it.</summary>
/// <param name="progress">Is told the share that is fetched, 0 to 1.</param>
/// <param name="cancellationToken">Gives up.</param>
/// <exception cref="FaceModelException">There is none.</exception>
internal delegate Task<FaceEngineChoice> ChooseFaceEngine(IProgress<double> progress, CancellationToken cancellationToken);

/// <summary>Holds the face engine. It is chosen once, beside the start, which does not wait for it, and loaded when it is first needed.</summary>
internal sealed partial class FaceEngineHolder(ChooseFaceEngine choose, ILogger<FaceEngineHolder> logger) : BackgroundService
{
    private readonly TaskCompletionSource<FaceEngineChoice> _choice = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether an engine is chosen.</summary>
    public bool IsReady => _choice.Task.IsCompletedSuccessfully;

    /// <summary>The engine, once it is chosen and loaded.</summary>
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
        if (IsReady)
        {
            _choice.Task.Result.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            var choice = await choose(new Progress(logger), stoppingToken);
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
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _choice.SetCanceled(stoppingToken);
        }
        catch (Exception e) // of any kind: without faces, the rest of the emulator is still of use
        {
            Log.None(logger, e.Message);
            _choice.SetException(e as FaceModelException ?? new FaceModelException(e.Message, e));
        }
    }

    /// <summary>The best engine that this machine can have.</summary>
    internal static async Task<FaceEngineChoice> BestAsync(IProgress<double> progress, TimeProvider time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(4) }) { Timeout = Timeout.InfiniteTimeSpan };
        return await FaceEngines.ChooseAsync(new ModelCache(ModelCache.DefaultFolder, http, time), progress, cancellationToken);
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
