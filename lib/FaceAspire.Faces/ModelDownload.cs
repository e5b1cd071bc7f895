using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace FaceAspire.Faces;

/// <summary>Fetches one file, from where the last try was cut off.</summary>
/// <param name="http">Fetches it.</param>
/// <param name="time">The clock of the time limits.</param>
internal sealed class ModelDownload(HttpClient http, TimeProvider time)
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(4);

    /// <summary>How long nothing may come.</summary>
    public static readonly TimeSpan StallTimeout = TimeSpan.FromSeconds(30);

    private const int BufferSize = 128 * 1024;

    /// <summary>Fetches what is missing of a file.</summary>
    /// <param name="file">Which.</param>
    /// <param name="part">The unfinished file.</param>
    /// <param name="progress">Is told the bytes that are there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(ModelFile file, string part, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        if (target.Length >= file.Size)
        {
            target.SetLength(0); // it was whole, and yet not put in place
        }

        using var patience = new CancellationTokenSource(AnswerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        request.Headers.Range = target.Length > 0 ? new RangeHeaderValue(target.Length, null) : null;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        response.EnsureSuccessStatusCode();
        if (response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != target.Length)
        {
            target.SetLength(0); // the server sends all of it
        }

        target.Seek(0, SeekOrigin.End);
        await using var source = await response.Content.ReadAsStreamAsync(either.Token);
        var buffer = new byte[BufferSize];
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
                target.SetLength(0);
                throw new HttpRequestException($"The server sends more than {file.Size} bytes.");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(target.Length);
        }
    }

    /// <summary>Checks a file that has come.</summary>
    /// <exception cref="FaceModelException">It is cut off, or is another one; that one is deleted.</exception>
    public static async Task CheckAsync(ModelFile file, string part, CancellationToken cancellationToken)
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
}
