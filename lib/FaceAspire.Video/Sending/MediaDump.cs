using System.Buffers;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Video.Sending;

/// <summary>
/// Writes down what one connection sends, byte for byte: a Matroska file that players take. For finding faults; a dump that fails
/// ends itself and nothing else.
/// </summary>
internal sealed partial class MediaDump : IAsyncDisposable
{
    private readonly string _camera;
    private readonly ILogger _logger;
    private Stream? _file;

    private MediaDump(string camera, ILogger logger) => (_camera, _logger) = (camera, logger);

    /// <summary>Begins <c>folder/camera-20261125T180000123.mkv</c>; without a folder, nothing is ever written.</summary>
    public static MediaDump Begin(string? folder, string camera, DateTimeOffset now, ILogger logger)
    {
        var dump = new MediaDump(camera, logger);
        if (!string.IsNullOrEmpty(folder))
        {
            dump.Open(folder, $"{camera}-{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}.mkv");
        }

        return dump;
    }

    /// <summary>Writes down what is sent next. The caller's thread does not wait for the disk.</summary>
    public async ValueTask WriteAsync(ReadOnlySequence<byte> media, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            return;
        }

        try
        {
            foreach (var block in media)
            {
                await _file.WriteAsync(block, cancellationToken);
            }
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            Log.Failed(_logger, _camera, e.Message);
            await DisposeAsync();
            _file = null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static bool IsOfDisk(Exception e) => e is IOException or UnauthorizedAccessException;

    private void Open(string folder, string name)
    {
        try
        {
            Directory.CreateDirectory(folder);
            _file = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            Log.Failed(_logger, _camera, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Warning, "Camera {Camera}: what is sent cannot be dumped: {Problem}")]
        public static partial void Failed(ILogger logger, string camera, string problem);
    }
}
