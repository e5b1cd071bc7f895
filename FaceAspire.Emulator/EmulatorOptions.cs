namespace FaceAspire.Emulator;

/// <summary>How the emulator listens and where it keeps its state. Bound from <c>Emulator</c> (environment: <c>Emulator__Port</c>, …).</summary>
internal sealed record EmulatorOptions
{
    /// <summary>The IP address to listen on. Default 127.0.0.1; any other than the loopback needs <see cref="RequireSignatures"/>.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>TCP port, 0 to 65535; 0 takes a free one. Default 4566.</summary>
    public int Port { get; init; } = 4566;

    /// <summary>Folder of the durable state, made when missing. Default <c>.faceaspire/emulator</c> in the working directory.</summary>
    public string DataPath { get; init; } = Path.Combine(".faceaspire", "emulator");

    /// <summary>Keeps the state in a temporary folder that is deleted at the end. Default <see langword="false"/>.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>The account that owns everything, 12 digits. Default 000000000000.</summary>
    public string AccountId { get; init; } = "000000000000";

    /// <summary>The region written into ARNs. Default us-east-1.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Whether requests must carry a valid AWS Signature Version 4, of one of <see cref="AccessKeys"/>. Default <see langword="false"/>.</summary>
    public bool RequireSignatures { get; init; }

    /// <summary>Who may call: secret access keys by their ids. Default: what <c>AWS_ACCESS_KEY_ID</c> and its companions say.</summary>
    public IReadOnlyDictionary<string, string> AccessKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>What calls with a temporary key must send along: session tokens by the keys' ids. Default: none.</summary>
    public IReadOnlyDictionary<string, string> SessionTokens { get; init; } = new Dictionary<string, string>();

    /// <summary>Where S3 and SQS are, when they are not here but at LocalStack, say. Default <see langword="null"/>: here.</summary>
    public Uri? StorageEndpoint { get; init; }

    /// <summary>Frames that a stream processor analyses of a second of video, 0.1 to 30. Default 2, about what the service does.</summary>
    public double AnalysedFramesPerSecond { get; init; } = 2;

    /// <summary>Messages that the mailbox holds, 1 to 1,000,000; the oldest go first. Default 10,000.</summary>
    public int MailboxMessages { get; init; } = 10_000;

    /// <summary>Bytes that the mailbox holds besides its newest message; the oldest go first. Default 1,000,000,000.</summary>
    public long MailboxBytes { get; init; } = 1_000_000_000;

    /// <summary>How Kinesis behaves.</summary>
    public Kinesis.KinesisOptions Kinesis { get; init; } = new();

    /// <summary>What Kinesis Video holds producers and readers to; the defaults are the service's own.</summary>
    public KinesisVideo.VideoLimits Video { get; init; } = new();
}
