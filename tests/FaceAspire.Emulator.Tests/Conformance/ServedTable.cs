using System.Text;

namespace FaceAspire.Emulator.Tests.Conformance;

/// <summary>The table of docs/emulator-differences.md that says what is served.</summary>
internal static class ServedTable
{
    private static readonly Dictionary<string, string> Pinning = new()
    {
        ["s3"] = "`S3/*`, `SweepTests`, `LimitTests`",
        ["sqs"] = "`Sqs/*`, `SweepTests`, `LimitTests`",
        ["kinesis"] = "`Kinesis/*`, `SweepTests`, `ConstraintTests`",
        ["ses"] = "`SesTests`, `SweepTests`, `ConstraintTests`",
        ["sesv2"] = "`SesTests`, `SweepTests`, `ConstraintTests`",
        ["sts"] = "`StsTests`, `SweepTests`, `ConstraintTests`",
        ["lambda"] = "`Lambda/*`, `SweepTests`, `ConstraintTests`",
        ["cloudformation"] = "`CloudFormation/*`, `SweepTests`, `ConstraintTests`",
        ["kinesisvideo"] = "`KinesisVideo/*`, `ConstraintTests`",
        ["kinesis-video-media"] = "`KinesisVideo/*`, `ConstraintTests`",
        ["kinesis-video-archived-media"] = "`KinesisVideo/*`, `ConstraintTests`",
        ["rekognition"] = "`Rekognition/*`, `ConstraintTests`",
    };

    public static string Of(Func<string, IReadOnlyList<string>> served, ConformanceLog log)
    {
        var table = new StringBuilder("| service | served | not served | output members never sent | pinned by |\n|---|---|---|---|---|\n");
        foreach (var model in ServiceModel.All)
        {
            var operations = served(model.Service);
            var unsent = UnsentMembers.Of(model, log).Values.Sum(members => members.Count);
            table.Append(
                $"| {model.Service} | {string.Join(", ", operations)} | {model.Operations.Count - operations.Count} | {(IsSwept(model, log) ? unsent : "")} | {Pinning[model.Service]} |\n");
        }

        return table.ToString();
    }

    private static bool IsSwept(ServiceModel model, ConformanceLog log) =>
        Pinning[model.Service].Contains("SweepTests", StringComparison.Ordinal) && model.Operations.Values.Any(operation => log.Succeeded.ContainsKey(operation.ToString()));
}
