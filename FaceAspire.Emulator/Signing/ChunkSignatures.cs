using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace FaceAspire.Emulator.Signing;

/// <summary>
/// The signatures of a body's chunks, each made with the one before it (S3 API reference, "Signature calculations for the Authorization header:
/// transferring a payload in multiple chunks").
/// </summary>
/// <param name="key">The day's key.</param>
/// <param name="claim">The request's own signature, from which the chain begins.</param>
/// <param name="hasTrailers">Whether signed trailers must follow.</param>
internal sealed class ChunkSignatures(byte[] key, SignatureClaim claim, bool hasTrailers) : IDisposable
{
    private const string SignatureTrailer = "x-amz-trailer-signature";

    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string _previous = claim.Signature;

    /// <summary>Adds a chunk's bytes.</summary>
    public void Append(ReadOnlySequence<byte> bytes)
    {
        foreach (var part in bytes)
        {
            _content.AppendData(part.Span);
        }
    }

    /// <summary>Checks a chunk that is whole.</summary>
    /// <exception cref="Protocol.AwsException"><c>SignatureDoesNotMatch</c>.</exception>
    public void EndChunk(string? signature) =>
        Check("AWS4-HMAC-SHA256-PAYLOAD", $"{Signature.EmptyHash}\n{Convert.ToHexStringLower(_content.GetHashAndReset())}", signature);

    /// <summary>Checks what followed the last chunk.</summary>
    /// <exception cref="Protocol.AwsException"><c>SignatureDoesNotMatch</c>.</exception>
    public void EndTrailers(IReadOnlyDictionary<string, string> trailers)
    {
        if (hasTrailers || trailers.Count > 0)
        {
            var signed = trailers.Where(one => one.Key != SignatureTrailer).Select(one => $"{one.Key.ToLowerInvariant()}:{one.Value}\n");
            Check("AWS4-HMAC-SHA256-TRAILER", Signature.Hash(Encoding.UTF8.GetBytes(string.Concat(signed))), trailers.GetValueOrDefault(SignatureTrailer));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();

    private void Check(string algorithm, string hashes, string? signature)
    {
        var toSign = $"{algorithm}\n{claim.Date}\n{string.Join('/', claim.Scope)}\n{_previous}\n{hashes}";
        _previous = Signature.Sign(key, toSign);
        if (signature is null || !Signature.AreSame(_previous, signature))
        {
            throw SignatureErrors.S3(SignatureVerifier.Mismatch(("StringToSign", toSign), ("SignatureProvided", signature ?? "")));
        }
    }
}
