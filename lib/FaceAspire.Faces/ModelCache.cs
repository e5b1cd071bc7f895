namespace FaceAspire.Faces;

/// <summary>Fetches models once and keeps them: resumed where it was cut off, checked, and put in place in one step.</summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="http">Fetches them.</param>
/// <param name="time">The clock of the time limits.</param>
public sealed class ModelCache(string folder, HttpClient http, TimeProvider time)
{
    private readonly ModelDownload _download = new(http, time);

    /// <summary>The user's cache: <c>$XDG_CACHE_HOME/faceaspire</c>, or what the platform has for that.</summary>
    public static string DefaultFolder =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                ? cache
                : OperatingSystem.IsWindows()
                    ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "faceaspire");

    /// <summary>Where they are kept.</summary>
    public string Folder => folder;

    /// <summary>Whether all files are there.</summary>
    public bool Holds(IReadOnlyList<ModelFile> files) => files.All(Holds);

    /// <summary>Fetches the files that are not there. Of several processes one fetches, and the others wait for it.</summary>
    /// <param name="files">Which.</param>
    /// <param name="progress">Is told the bytes that are there, of all files.</param>
    /// <param name="cancellationToken">Gives up; what was fetched is kept for the next time.</param>
    /// <exception cref="FaceModelException">A file cannot be fetched or kept, or is not what it should be.</exception>
    public async Task FetchAsync(IReadOnlyList<ModelFile> files, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            await using var turn = await ModelCacheLock.TakeAsync(folder, time, cancellationToken);
            var before = 0L;
            foreach (var file in files)
            {
                if (!Holds(file))
                {
                    await FetchAsync(file, before, progress, cancellationToken);
                }

                before += file.Size;
                progress?.Report(before);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaceModelException($"Models cannot be kept in {folder}: {e.Message}", e);
        }
    }

    private async Task FetchAsync(ModelFile file, long before, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var part = PathOf(file) + ".part";
        try
        {
            await _download.RunAsync(file, part, progress is null ? null : new Onward(progress, before), cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            throw new FaceModelException($"{file.Name} could not be fetched from {file.Address.Host}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FaceModelException($"{file.Name} could not be fetched: {file.Address.Host} does not answer.", e);
        }

        await ModelDownload.CheckAsync(file, part, cancellationToken);
        File.Move(part, PathOf(file), overwrite: true);
    }

    private bool Holds(ModelFile file) => new FileInfo(PathOf(file)) is { Exists: true } there && there.Length == file.Size;

    private string PathOf(ModelFile file) => Path.Combine(folder, file.Name);

    private sealed class Onward(IProgress<long> progress, long before) : IProgress<long>
    {
        public void Report(long value) => progress.Report(before + value);
    }
}
