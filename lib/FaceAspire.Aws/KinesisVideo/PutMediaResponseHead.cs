using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;

namespace FaceAspire.Aws.KinesisVideo;

/// <summary>A response's status line and headers (RFC 9112, section 4).</summary>
/// <param name="StatusCode">The status.</param>
/// <param name="Headers">The headers; names in any case.</param>
internal sealed record PutMediaResponseHead(HttpStatusCode StatusCode, IReadOnlyDictionary<string, string> Headers)
{
    private const int MaxLength = 16 * 1024;

    /// <summary>Whether the body comes in chunks.</summary>
    public bool IsChunked =>
        Headers.TryGetValue("transfer-encoding", out var coding) && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase);

    /// <summary>The body's length; null where it ends with its chunks or with the connection.</summary>
    public long? ContentLength =>
        Headers.TryGetValue("content-length", out var length) && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : null;

    /// <summary>Takes a head off the front of <paramref name="bytes"/>.</summary>
    /// <returns><see langword="false"/> when bytes are missing.</returns>
    /// <exception cref="InvalidDataException">This is no HTTP/1.1 response.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> bytes, [NotNullWhen(true)] out PutMediaResponseHead? head)
    {
        head = null;
        var reader = new SequenceReader<byte>(bytes);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> text, "\r\n\r\n"u8))
        {
            return bytes.Length <= MaxLength ? false : throw new InvalidDataException($"The response's headers are over {MaxLength} bytes long.");
        }

        head = Parse(Encoding.Latin1.GetString(text));
        bytes = bytes.Slice(reader.Position);
        return true;
    }

    private static PutMediaResponseHead Parse(string text)
    {
        var lines = text.Split("\r\n");
        var status = lines[0].Split(' ', 3);
        if (status.Length < 2 || !status[0].StartsWith("HTTP/1.", StringComparison.Ordinal)
            || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            throw new InvalidDataException("The endpoint does not answer in HTTP/1.1.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }

        return new((HttpStatusCode)code, headers);
    }
}
