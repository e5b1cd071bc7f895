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
            dump.Try(() =>
            {
                Directory.CreateDirectory(folder);
                dump._file = new FileStream(Path.Combine(folder, $"{camera}-{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}.mkv"), FileMode.Create, FileAccess.Write, FileShare.Read);
            });
        }

        return dump;
    }

    /// <summary>Writes down what is sent next.</summary>
    public void Write(ReadOnlySequence<byte> media) => Try(() =>
    {
        foreach (var block in media)
        {
            _file?.Write(block.Span);
        }

        _file?.Flush();
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.Failed(_logger, _camera, e.Message);
            _file?.Dispose();
            _file = null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Warning, "Camera {Camera}: what is sent cannot be dumped: {Problem}")]
        public static partial void Failed(ILogger logger, string camera, string problem);
    }
}
