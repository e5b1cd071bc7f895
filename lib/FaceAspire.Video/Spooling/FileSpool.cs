using System.Globalization;
using FaceAspire.Video.Buffering;
using Microsoft.Extensions.Logging;

namespace FaceAspire.Video.Spooling;

/// <summary>
/// Keeps one camera's fragments as files of a folder, <c>1790000000000.fragment</c> for one of that timecode. A file is written beside
/// its place and renamed, so that it is whole or not there. What fails is said once and never ends the camera.
/// </summary>
/// <param name="folder">The camera's own folder.</param>
/// <param name="camera">The camera's name.</param>
/// <param name="logger">Is told of files that are not used.</param>
internal sealed partial class FileSpool(string folder, string camera, ILogger logger) : IFragmentSpool
{
    private const string Extension = ".fragment";
    private const string Unfinished = Extension + ".tmp";
    private volatile bool _failing; // one thread writes and deletes, another reads

    /// <inheritdoc/>
    public IReadOnlyList<BufferedFragment> Restore()
    {
        var found = new List<BufferedFragment>();
        Try(() =>
        {
            Directory.CreateDirectory(folder);
            foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                if (path.EndsWith(Unfinished, StringComparison.Ordinal))
                {
                    File.Delete(path); // the process ended while it was written
                }
                else if (RestoreOne(path, found.LastOrDefault()?.Header ?? default) is { } fragment)
                {
                    found.Add(fragment);
                }
            }
        });
        found.Sort((a, b) => a.Time.CompareTo(b.Time));
        if (found.Count > 0)
        {
            Log.Restored(logger, camera, found.Count, folder);
        }

        return found;
    }

    /// <inheritdoc/>
    public bool TryWrite(OutgoingFragment fragment)
    {
        var path = PathOf(fragment.Timecode);
        return Try(() =>
        {
            SpoolFile.Write($"{path}.tmp", fragment);
            File.Move($"{path}.tmp", path, overwrite: true);
        });
    }

    /// <inheritdoc/>
    public OutgoingFragment? Read(BufferedFragment fragment)
    {
        OutgoingFragment? read = null;
        Try(() => read = SpoolFile.Read(PathOf(fragment.Timecode)));
        return read;
    }

    /// <inheritdoc/>
    public void Delete(BufferedFragment fragment) => Try(() => File.Delete(PathOf(fragment.Timecode)));

    private string PathOf(long timecode) => Path.Combine(folder, timecode.ToString("D13", CultureInfo.InvariantCulture) + Extension);

    private BufferedFragment? RestoreOne(string path, ReadOnlyMemory<byte> header)
    {
        try
        {
            var fragment = SpoolFile.Open(path, header);
            return PathOf(fragment.Timecode) == path ? fragment : throw new InvalidDataException("its name is not its own.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Log.Skipped(logger, camera, path, e.Message);
            return null;
        }
    }

    private bool Try(Action action)
    {
        try
        {
            action();
            _failing = false;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            if (!_failing)
            {
                Log.Failed(logger, camera, folder, e.Message); // once, not for every fragment while a disk is full
            }

            _failing = true;
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(50, LogLevel.Information, "Camera {Camera}: {Count} fragment(s) of an earlier run are sent first, from {Folder}.")]
        public static partial void Restored(ILogger logger, string camera, int count, string folder);

        [LoggerMessage(51, LogLevel.Warning, "Camera {Camera}: {File} is not used: {Problem}")]
        public static partial void Skipped(ILogger logger, string camera, string file, string problem);

        [LoggerMessage(52, LogLevel.Warning, "Camera {Camera}: the spool {Folder} fails: {Problem}")]
        public static partial void Failed(ILogger logger, string camera, string folder, string problem);
    }
}
