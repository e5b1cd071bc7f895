using System.Text.Json.Nodes;

namespace FaceAspire.EndToEnd;

/// <summary>What the public sample has its users do by hand, with AWS's command line and the emulator's address alone.</summary>
public sealed class ManualProcedureTests : IDisposable
{
    private const string Faces = "faceaspire-faces-000000000000-us-east-1";
    private const string Audit = "faceaspire-audit-000000000000-us-east-1";

    private const string Records = "AmazonRekognition-faceaspire-door";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CommandLine_EnrolsWatchesReadsAndSends()
    {
        Tool.Need("aws");
        await using var system = RunningSystem.Start(_folder, ["--ephemeral"]);
        var aws = new AwsCli(await system.ReadyAsync());

        await EnrolTheStranger(aws);
        await CheckProcessor(aws);
        Assert.Equal(new Alert("Zoe Quist", "door"), await AlertAsync(system, "Zoe Quist"));

        await CheckFaces(aws);
        await CheckRecords(aws);
        await CheckAudit(aws);
        await CheckQueue(aws);
        await CheckMail(aws, system);
        await CheckVideo(aws);
        await CheckErrors(aws);
    }

    private static async Task EnrolTheStranger(AwsCli aws)
    {
        var photo = Repository.File("samples", "stranger.png");
        await aws.RunAsync("s3api", "put-object", "--bucket", Faces, "--key", "stranger.png", "--body", photo, "--tagging", "person=Zoe Quist");
        var tags = await aws.RunAsync("s3api", "get-object-tagging", "--bucket", Faces, "--key", "stranger.png");
        Assert.Equal("Zoe Quist", (string?)tags!["TagSet"]![0]!["Value"]);
    }

    private static async Task CheckProcessor(AwsCli aws)
    {
        string[] name = ["--name", "faceaspire-door"];
        Assert.Contains("ResourceInUseException", await aws.FailAsync(["rekognition", "start-stream-processor", .. name]), StringComparison.Ordinal);
        var processor = await aws.RunAsync(["rekognition", "describe-stream-processor", .. name]);
        Assert.Equal("RUNNING", (string?)processor!["Status"]);
        Assert.StartsWith("arn:aws:kinesisvideo:us-east-1:000000000000:stream/door/", (string?)processor["Input"]!["KinesisVideoStream"]!["Arn"], StringComparison.Ordinal);
    }

    private static async Task<Alert> AlertAsync(RunningSystem system, string person) => Alert.Parse(await system.LineAsync($"Alert  {person}"));

    private static async Task CheckFaces(AwsCli aws)
    {
        var faces = await aws.RunAsync("rekognition", "list-faces", "--collection-id", "faceaspire");
        Assert.Contains(faces!["Faces"]!.AsArray(), face => (string?)face!["ExternalImageId"] == "stranger.png");
    }

    /// <summary>The raw records: one per analysed frame, in Rekognition's form.</summary>
    private static async Task CheckRecords(AwsCli aws)
    {
        var shards = await aws.RunAsync("kinesis", "list-shards", "--stream-name", Records);
        var shard = (string)shards!["Shards"]![0]!["ShardId"]!;
        var iterator = await aws.RunAsync(
            "kinesis", "get-shard-iterator", "--stream-name", Records, "--shard-id", shard, "--shard-iterator-type", "TRIM_HORIZON");
        var records = (await aws.RunAsync("kinesis", "get-records", "--shard-iterator", (string)iterator!["ShardIterator"]!))!["Records"]!.AsArray();
        Assert.NotEmpty(records);
        var record = JsonNode.Parse(Convert.FromBase64String((string)records[0]!["Data"]!))!;
        Assert.Equal("RUNNING", (string?)record["StreamProcessorInformation"]!["Status"]);
        Assert.Matches("^[0-9]{40,}$", (string)record["InputInformation"]!["KinesisVideo"]!["FragmentNumber"]!);
    }

    private async Task CheckAudit(AwsCli aws)
    {
        var listed = await aws.RunAsync("s3api", "list-objects-v2", "--bucket", Audit, "--prefix", "records/camera=door/");
        var key = (string)listed!["Contents"]![0]!["Key"]!;
        var file = _folder.File("records.jsonl");
        await aws.RunAsync("s3api", "get-object", "--bucket", Audit, "--key", key, file);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal("door", (string?)JsonNode.Parse(line)!["Camera"]));
    }

    private static async Task CheckQueue(AwsCli aws)
    {
        var queue = (string)(await aws.RunAsync("sqs", "create-queue", "--queue-name", "by-hand"))!["QueueUrl"]!;
        await aws.RunAsync("sqs", "send-message", "--queue-url", queue, "--message-body", "hello");
        var received = await aws.RunAsync("sqs", "receive-message", "--queue-url", queue, "--wait-time-seconds", "1");
        Assert.Equal("hello", (string?)received!["Messages"]![0]!["Body"]);
    }

    private static async Task CheckMail(AwsCli aws, RunningSystem system)
    {
        await aws.RunAsync(
            "ses", "send-email", "--from", "faceaspire@example.org", "--to", "me@example.org", "--subject", "By hand", "--text", "Sent from the command line.");
        Assert.Contains("me@example.org", await system.LineAsync("Alert  By hand"), StringComparison.Ordinal);
    }

    /// <summary>The stored video, read back as one Matroska file.</summary>
    private async Task CheckVideo(AwsCli aws)
    {
        var file = _folder.File("door.mkv");
        await using (var begun = File.Create(file)) // it would go on as long as the camera does
        {
            await begun.WriteAsync(
                await aws.ReadAsync(200_000, "kinesis-video-media", "get-media", "--stream-name", "door", "--start-selector", "StartSelectorType=EARLIEST", "/dev/stdout"),
                TestContext.Current.CancellationToken);
        }

        var (_, probe, error) = await Tool.RunAsync("ffprobe", ["-v", "error", "-show_entries", "stream=codec_name,width", "-of", "csv=p=0", file]);
        Assert.Empty(error);
        Assert.Contains("h264,640", probe, StringComparison.Ordinal);
    }

    private static async Task CheckErrors(AwsCli aws)
    {
        await Fails("NoSuchBucket", "s3api", "list-objects-v2", "--bucket", "no-such-bucket");
        await Fails("AWS.SimpleQueueService.NonExistentQueue", "sqs", "get-queue-url", "--queue-name", "nothing");
        await Fails("ResourceNotFoundException", "kinesis", "describe-stream", "--stream-name", "nothing");
        await Fails("ResourceNotFoundException", "rekognition", "list-faces", "--collection-id", "nothing");
        await Fails("ResourceNotFoundException", "kinesisvideo", "describe-stream", "--stream-name", "nothing");
        await Fails("ValidationError", "cloudformation", "describe-stacks", "--stack-name", "nothing");

        async Task Fails(string code, params string[] arguments) =>
            Assert.Contains($"({code})", await aws.FailAsync(arguments), StringComparison.Ordinal);
    }
}
