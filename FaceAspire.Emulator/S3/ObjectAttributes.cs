namespace FaceAspire.Emulator.S3;

/// <summary>What an object is given beside its content.</summary>
internal sealed record ObjectAttributes(IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Reads a PUT's headers.</summary>
    public static ObjectAttributes Read(S3Request request) => new(ObjectHeaders.Read(request), ObjectTags.Parse(request.Header("x-amz-tagging")));
}
