namespace FaceAspire.Aws;

/// <summary>One POST to a service.</summary>
/// <param name="Path">Path, with its query.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">Headers, all of which are signed: <c>content-type</c>, <c>x-amz-target</c>.</param>
public sealed record AwsCall(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Another address than the service's own, as Kinesis Video gives out per stream.</summary>
    public Uri? Endpoint { get; init; }
}
