namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>Where answers differ from AWS's models, knowingly. Each line is a debt: remove it with the difference.</summary>
internal static class KnownDifferences
{
    private static readonly (string Service, string Beginning)[] All =
    [
        ("rekognition", "error: LimitExceededException"), // of StartStreamProcessor, when ten run
        ("kinesis-video-media", "header Content-Type: 'video/"), // the model's pattern has no slash; the service's types have
        ("kinesis-video-archived-media", "header Content-Type: 'video/"),
        ("kinesis-video-archived-media", "error: NoDataRetentionException"), // of ListFragments and GetMediaForFragmentList
    ];

    public static bool Cover(Operation operation, string finding) =>
        All.Any(known => known.Service == operation.Model.Service && finding.StartsWith(known.Beginning, StringComparison.Ordinal));
}
