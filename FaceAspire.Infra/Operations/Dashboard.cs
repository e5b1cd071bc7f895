using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace FaceAspire.Infra.Operations;

/// <summary>A page of CloudWatch graphs, from video to e-mail. It finds cameras by search, so that a new one shows without a change here.</summary>
internal sealed class Dashboard
{
    private const int Width = 12; // half of the page's 24 columns
    private const int Height = 6;
    private static readonly string[] Parts = ["enroller", "matcher", "notifier", "analyzer"];

    /// <param name="scope">The stack.</param>
    public Dashboard(Construct scope) => _ = new CfnDashboard(scope, "Dashboard", new CfnDashboardProps
    {
        DashboardName = Names.Prefix,
        DashboardBody = Fn.Sub(Body().ToJsonString()),
    });

    private static JsonObject Body()
    {
        JsonObject[] graphs =
        [
            Graph("Video: fragments a minute", "Sum", Search("AWS/KinesisVideo,StreamName", "PutMedia.IncomingFragments", "Sum")),
            Graph("Recognised frames a minute", "Sum", Search("AWS/Kinesis,StreamName", "IncomingRecords", "Sum", Names.Prefix)),
            Graph("Records: age when read (ms)", "Maximum", Metric("AWS/Lambda", "IteratorAge", "FunctionName", "matcher")),
            Graph("Calls", "Sum", [.. Functions("Invocations")]),
            Graph("Errors and throttles", "Sum", [.. Functions("Errors"), .. Functions("Throttles")]),
            Graph("Time a call takes (ms)", "p99", [.. Functions("Duration")]),
            Graph("Waiting work", "Maximum", [.. Queues("ApproximateNumberOfMessagesVisible", "uploads", "alerts.fifo", "frames")]),
            Graph("Failed work", "Maximum", [.. Queues(
                "ApproximateNumberOfMessagesVisible", "uploads-failed", "records-failed", "alerts-failed.fifo", "frames-failed")]),
        ];
        for (var i = 0; i < graphs.Length; i++)
        {
            (graphs[i]["x"], graphs[i]["y"]) = (i % 2 * Width, i / 2 * Height);
        }

        return new() { ["widgets"] = new JsonArray([.. graphs]) };
    }

    private static JsonObject Graph(string title, string statistic, params JsonNode[] metrics) => new()
    {
        ["type"] = "metric",
        ["width"] = Width,
        ["height"] = Height,
        ["properties"] = new JsonObject
        {
            ["title"] = title,
            ["region"] = "${AWS::Region}",
            ["stat"] = statistic,
            ["period"] = 60,
            ["metrics"] = new JsonArray(metrics),
        },
    };

    private static IEnumerable<JsonNode> Functions(string metric) =>
        from part in Parts select Metric("AWS/Lambda", metric, "FunctionName", part);

    private static IEnumerable<JsonNode> Queues(string metric, params string[] queues) =>
        from queue in queues select Metric("AWS/SQS", metric, "QueueName", queue);

    private static JsonArray Metric(string space, string metric, string dimension, string name) =>
        new(space, metric, dimension, $"{Names.Prefix}-{name}");

    private static JsonArray Search(string schema, string metric, string statistic, string term = "") => new(new JsonObject
    {
        ["expression"] = $"SEARCH('{{{schema}}} MetricName=\"{metric}\"{(term.Length > 0 ? $" {term}" : "")}', '{statistic}', 60)",
    });
}
