using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace FaceAspire.Faces;

/// <summary>Fetches models once and keeps them: resumed where it was cut off, checked, and put in place in one step.</summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="http">Fetches them.</param>
/// <param name="time">The clock of the time limits.</param>
public sealed class ModelCache(string folder, HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan StallTimeout = TimeSpan.FromSeconds(30);

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
    public bool Holds(IReadOnlyList<ModelFile> files) =>
        files.All(file => new FileInfo(PathOf(file)) is { Exists: true } there && there.Length == file.Size);

    /// <summary>Fetches the files that are not there.</summary>
    /// <param name="files">Which.</param>
    /// <param name="progress">Is told the bytes that are there, of all files.</param>
    /// <param name="cancellationToken">Gives up; what was fetched is kept for the next time.</param>
    /// <exception cref="FaceModelException">A file cannot be fetched, or is not what it should be.</exception>
    public async Task FetchAsync(IReadOnlyList<ModelFile> files, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var before = 0L;
        foreach (var file in files)
        {
            if (!File.Exists(PathOf(file)))
            {
                await FetchAsync(file, before, progress, cancellationToken);
            }

            before += file.Size;
            progress?.Report(before);
        }
    }

    private async Task FetchAsync(ModelFile file, long before, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var part = PathOf(file) + ".part";
        try
        {
            await DownloadAsync(file, part, before, progress, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new FaceModelException($"{file.Name} could not be fetched from {file.Address.Host}: {e.Message}", e);
        }

        await CheckAsync(file, part, cancellationToken);
        File.Move(part, PathOf(file), overwrite: true);
    }

    private async Task DownloadAsync(ModelFile file, string part, long before, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write);
        if (target.Length >= file.Size)
        {
            target.SetLength(0); // longer than it can be
        }

        using var patience = new CancellationTokenSource(AnswerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        request.Headers.Range = target.Length > 0 ? new RangeHeaderValue(target.Length, null) : null;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        response.EnsureSuccessStatusCode();
        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            target.SetLength(0); // the server sends all of it
        }

        target.Seek(0, SeekOrigin.End);
        await using var source = await response.Content.ReadAsStreamAsync(either.Token);
        var buffer = new byte[128 * 1024];
        while (true)
        {
            patience.CancelAfter(StallTimeout);
            var read = await source.ReadAsync(buffer, either.Token);
            if (read == 0)
            {
                return;
            }

            if (target.Length + read > file.Size)
            {
                throw new IOException($"the server sends more than {file.Size} bytes");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(before + target.Length);
        }
    }

    private static async Task CheckAsync(ModelFile file, string part, CancellationToken cancellationToken)
    {
        string hash;
        long length;
        await using (var stream = File.OpenRead(part))
        {
            length = stream.Length;
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        if (length < file.Size)
        {
            throw new FaceModelException($"{file.Name} was cut off after {length} of {file.Size} bytes; it is resumed the next time.");
        }

        if (hash != file.Sha256)
        {
            File.Delete(part);
            throw new FaceModelException($"{file.Name} from {file.Address.Host} is not the expected file (SHA-256 {hash}, not {file.Sha256}); it was deleted.");
        }
    }

    private string PathOf(ModelFile file) => Path.Combine(folder, file.Name);
}
