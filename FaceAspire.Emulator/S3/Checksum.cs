using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace FaceAspire.Emulator.S3;

/// <summary>One of S3's additional checksums, as it is worked out while bytes pass by.</summary>
internal sealed class Checksum : IDisposable
{
    private readonly ReflectedCrc? _crc;
    private readonly IncrementalHash? _hash;

    private Checksum(string algorithm, ReflectedCrc? crc, IncrementalHash? hash) => (Algorithm, _crc, _hash) = (algorithm, crc, hash);

    /// <summary>The header <c>x-amz-checksum-…</c> of each algorithm begins so.</summary>
    public const string HeaderPrefix = "x-amz-checksum-";

    /// <summary>The algorithms, as headers spell them.</summary>
    public static IReadOnlyList<string> Algorithms { get; } = ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"];

    /// <summary>Such as <c>crc32</c>.</summary>
    public string Algorithm { get; }

    [SuppressMessage("Security", "CA5350", Justification = "S3's protocol offers SHA-1 as a checksum; it protects nothing here.")]
    public static Checksum Create(string algorithm) => algorithm switch
    {
        "crc32" => new(algorithm, ReflectedCrc.Crc32(), null),
        "crc32c" => new(algorithm, ReflectedCrc.Crc32C(), null),
        "crc64nvme" => new(algorithm, ReflectedCrc.Crc64Nvme(), null),
        "sha1" => new(algorithm, null, IncrementalHash.CreateHash(HashAlgorithmName.SHA1)),
        "sha256" => new(algorithm, null, IncrementalHash.CreateHash(HashAlgorithmName.SHA256)),
        _ => throw S3Errors.Request($"The algorithm type you specified in x-amz-checksum- header is invalid: {algorithm}."),
    };

    public void Append(ReadOnlySpan<byte> data)
    {
        _crc?.Append(data);
        _hash?.AppendData(data);
    }

    /// <summary>Base64, as the header holds it.</summary>
    public string Value() => Convert.ToBase64String(_crc?.Value() ?? _hash!.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash?.Dispose();
}
