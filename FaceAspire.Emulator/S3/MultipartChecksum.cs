namespace FaceAspire.Emulator.S3;

/// <summary>The additional checksum of a multipart upload: which one, and of what (user guide, "Checking object integrity").</summary>
/// <param name="Algorithm">As headers spell it, such as <c>crc32</c>.</param>
/// <param name="Type"><see cref="FullObject"/> or <see cref="Composite"/>.</param>
internal sealed record MultipartChecksum(string Algorithm, string Type)
{
    /// <summary>A checksum of the whole content.</summary>
    public const string FullObject = "FULL_OBJECT";

    /// <summary>A checksum of the parts' checksums.</summary>
    public const string Composite = "COMPOSITE";

    /// <summary>Where an upload keeps its algorithm, and an object its type: never sent.</summary>
    public const string TypeHeader = ObjectHeaders.OwnPrefix + "checksum-type";

    private const string AlgorithmHeader = ObjectHeaders.OwnPrefix + "checksum-algorithm";

    /// <summary>What CreateMultipartUpload asks for.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidRequest</c>: no such algorithm, or not of that type.</exception>
    public static MultipartChecksum? Read(S3Request request)
    {
        if (request.Header("x-amz-checksum-algorithm")?.ToLowerInvariant() is not { } algorithm)
        {
            return request.Header("x-amz-checksum-type") is null ? null
                : throw S3Errors.Request("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        }

        if (!Checksum.Algorithms.Contains(algorithm))
        {
            throw S3Errors.Request("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
        }

        var type = request.Header("x-amz-checksum-type") ?? (algorithm == "crc64nvme" ? FullObject : Composite);
        var isPossible = type == FullObject ? algorithm.StartsWith("crc", StringComparison.Ordinal) : type == Composite && algorithm != "crc64nvme";
        return isPossible
            ? new(algorithm, type)
            : throw S3Errors.Request($"The {type} checksum type cannot be used with the {algorithm} checksum algorithm.");
    }

    /// <summary>What an upload was begun with.</summary>
    public static MultipartChecksum? Of(ObjectAttributes upload) =>
        upload.Headers.TryGetValue(AlgorithmHeader, out var algorithm) ? new(algorithm, upload.Headers[TypeHeader]) : null;

    /// <summary>The upload's attributes with this noted among them.</summary>
    public ObjectAttributes AddTo(ObjectAttributes upload) => upload with
    {
        Headers = new Dictionary<string, string>(upload.Headers) { [AlgorithmHeader] = Algorithm, [TypeHeader] = Type },
    };

    /// <summary>The checksum of the parts' checksums, and how many there were: <c>aZjdsQ==-3</c>.</summary>
    /// <returns><see langword="null"/> when a part has none.</returns>
    public string? OfParts(IReadOnlyCollection<UploadedPart> parts)
    {
        using var whole = Checksum.Create(Algorithm);
        foreach (var part in parts)
        {
            if (part.Checksum?.Split(':', 2) is not [var algorithm, var value] || algorithm != Algorithm)
            {
                return null;
            }

            whole.Append(Convert.FromBase64String(value));
        }

        return $"{whole.Value()}-{parts.Count}";
    }
}
