using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FaceAspire.Contracts;

namespace FaceAspire.Infra.Options;

/// <summary>What is deployed into an account. Read from the context in <c>cdk.json</c>; docs/deploy.md has the table.</summary>
internal sealed partial record InfraOptions
{
    /// <summary>Key <c>sender</c>: the address that alerts are sent from.</summary>
    public required string Sender { get; init; }

    /// <summary>Key <c>alertRecipients</c>: who gets the alerts, 1 to 50 addresses.</summary>
    public required IReadOnlyList<string> AlertRecipients { get; init; }

    /// <summary>Key <c>alarmRecipients</c>: who is told when something is wrong with the system itself. Default nobody.</summary>
    public IReadOnlyList<string> AlarmRecipients { get; init; } = [];

    /// <summary>Key <c>verifyRecipients</c>: asks each recipient to confirm the address, which SES wants in its sandbox. Default yes.</summary>
    public bool VerifyRecipients { get; init; } = true;

    /// <summary>Key <c>cameras</c>: a stack each. Default none.</summary>
    public IReadOnlyList<Camera> Cameras { get; init; } = [];

    /// <summary>Key <c>recogniser</c>. Default <see cref="Recogniser.StreamProcessor"/>.</summary>
    public Recogniser Recogniser { get; init; } = Recogniser.StreamProcessor;

    /// <summary>Key <c>minSimilarity</c>: lowest similarity of a match, 80 (the recognisers' own least) to 100. Default 80.</summary>
    public int MinSimilarity { get; init; } = 80;

    /// <summary>Key <c>samplingInterval</c>: between two pictures of a camera, 200 ms (the service's least) to 20 s. Default 1 s. Only for images.</summary>
    public TimeSpan SamplingInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Key <c>faceGate</c>: how sure of a face the Analyzer's own detector has to be before Rekognition is asked, 0 to 100. Default 0: it is always asked.</summary>
    public int FaceGate { get; init; }

    /// <summary>
    /// Key <c>batchingWindow</c>: how long the Matcher's records are gathered into a batch, whole seconds, up to 5 minutes. Default none:
    /// an alert is of use within seconds, and each second of the window may delay it by one.
    /// </summary>
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>Key <c>timeZone</c>: IANA name of the zone that alerts state times in. Default <c>Etc/UTC</c>.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>Key <c>visitTimeout</c>: a person not seen for so long has left, 1 second to 1 day. Default 5 minutes.</summary>
    public TimeSpan VisitTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Key <c>minSightings</c>: matching frames before an alert, 1 to 20. Default 2.</summary>
    public int MinSightings { get; init; } = 2;

    /// <summary>Key <c>sightingWindow</c>: the span in which those frames must lie, 1 second to 1 minute. Default 5 seconds.</summary>
    public TimeSpan SightingWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Key <c>maxYaw</c>: how far a face may be turned to a side and still begin a visit, 0 to 180 degrees. Default 60.</summary>
    public int MaxYaw { get; init; } = 60;

    /// <summary>Key <c>retentionDays</c>: how long the audit is kept, 1 to 3650. Default 30.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>Key <c>videoRetentionHours</c>: how long video is kept, 1 to 87600. Default 24.</summary>
    public int VideoRetentionHours { get; init; } = 24;

    /// <summary>Key <c>architecture</c>. Default <see cref="Architecture.X86_64"/>.</summary>
    public Architecture Architecture { get; init; } = Architecture.X86_64;

    /// <summary>Key <c>budget</c>: US dollars a month, for the whole account, at which alarms are sent; 0 for no budget. Default 0.</summary>
    public int Budget { get; init; }

    /// <summary>Key <c>codeBucket</c>: where the functions' code is. Set by <c>./deploy</c>.</summary>
    public string CodeBucket { get; init; } = "local";

    /// <summary>Key <c>codePrefix</c>: what its keys begin with, so that new code has a new key. Set by <c>./deploy</c>.</summary>
    public string CodePrefix { get; init; } = "";

    /// <summary>What <c>./deploy</c> has to know, as assignments of its shell.</summary>
    public string Summary => $"recogniser={Recogniser} architecture={Architecture.ToString().ToLowerInvariant()} cameras='{string.Join(' ', Cameras)}' face_gate={FaceGate}";

    /// <summary>Reads the options.</summary>
    /// <exception cref="InfraOptionsException">Some are missing, wrong or unknown; all are named.</exception>
    public static InfraOptions Read(JsonObject context)
    {
        var reader = new ContextReader(context);
        var defaults = new InfraOptions { Sender = "", AlertRecipients = [] };
        var options = new InfraOptions
        {
            Sender = reader.Matching("sender", "", MailAddress(), "an e-mail address, such as alerts@example.org"),
            AlertRecipients = reader.List("alertRecipients", 1, 50, MailAddress(), "an e-mail address"), // 50: the most that SES takes in one message
            AlarmRecipients = reader.List("alarmRecipients", 0, 10, MailAddress(), "an e-mail address"),
            VerifyRecipients = reader.Flag("verifyRecipients", defaults.VerifyRecipients),
            Cameras = [.. reader.List("cameras", 0, 1000, CameraName(), "a camera name: 1 to 64 letters, digits, '_', '.' or '-'").Select(Camera.Named)],
            Recogniser = reader.Choice("recogniser", defaults.Recogniser),
            MinSimilarity = reader.Whole("minSimilarity", defaults.MinSimilarity, 80, 100),
            SamplingInterval = reader.Duration("samplingInterval", defaults.SamplingInterval, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(20)),
            FaceGate = reader.Whole("faceGate", defaults.FaceGate, 0, 100),
            BatchingWindow = reader.Duration("batchingWindow", defaults.BatchingWindow, TimeSpan.Zero, TimeSpan.FromMinutes(5)),
            TimeZone = reader.TimeZone("timeZone", defaults.TimeZone),
            VisitTimeout = reader.Duration("visitTimeout", defaults.VisitTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
            MinSightings = reader.Whole("minSightings", defaults.MinSightings, 1, 20),
            SightingWindow = reader.Duration("sightingWindow", defaults.SightingWindow, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
            MaxYaw = reader.Whole("maxYaw", defaults.MaxYaw, 0, 180),
            RetentionDays = reader.Whole("retentionDays", defaults.RetentionDays, 1, 3650),
            VideoRetentionHours = reader.Whole("videoRetentionHours", defaults.VideoRetentionHours, 1, 87600),
            Architecture = reader.Choice("architecture", defaults.Architecture),
            Budget = reader.Whole("budget", defaults.Budget, 0, 1_000_000),
            CodeBucket = reader.Matching("codeBucket", defaults.CodeBucket, BucketName(), "a bucket's name"),
            CodePrefix = reader.Matching("codePrefix", defaults.CodePrefix, KeyPrefix(), "empty, or a folder such as 'a1b2c3/'"),
        };
        if (options.AlertRecipients.Sum(recipient => recipient.Length + 1) > 3000) // a function's whole environment may have 4 KB
        {
            reader.Fault("alertRecipients: together they are longer than 3,000 characters; write to a mailing list.");
        }

        if (options.BatchingWindow.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            reader.Fault($"batchingWindow: '{options.BatchingWindow}' will not do; Lambda takes whole seconds.");
        }

        reader.ThrowIfFaulty();
        return options;
    }

    [GeneratedRegex(@"\A[^@\s,<>""]{1,64}@[a-zA-Z0-9-]{1,63}(\.[a-zA-Z0-9-]{1,63})+\z")]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,64}\z")]
    private static partial Regex CameraName();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketName();

    [GeneratedRegex(@"\A([a-zA-Z0-9_.-]{1,64}/)?\z")]
    private static partial Regex KeyPrefix();
}
