using FaceAspire.Infra.Options;

namespace FaceAspire.AppHost;

/// <summary>What the command line asks for. Paths are full.</summary>
internal sealed record AppHostOptions
{
    /// <summary>The cameras, one at least.</summary>
    public required IReadOnlyList<Camera> Cameras { get; init; }

    /// <summary>A folder per person, holding photos.</summary>
    public required string People { get; init; }

    /// <summary>The demo's people, in the same form.</summary>
    public required string Samples { get; init; }

    /// <summary>Where state and logs are kept: <c>.faceaspire</c> in the caller's working directory.</summary>
    public required string Home { get; init; }

    /// <summary>Where AWS is.</summary>
    public Profile Profile { get; init; }

    /// <summary>Who looks for faces.</summary>
    public Recogniser Recogniser { get; init; }

    /// <summary>What the account's stacks are to be, in profile <see cref="Profile.Aws"/>; <see langword="null"/> leaves them as they are.</summary>
    public InfraOptions? Account { get; init; }

    /// <summary>Where S3 and SQS are, in profile <see cref="Profile.LocalStack"/>; <see langword="null"/> starts a container for them.</summary>
    public Uri? AwsEndpoint { get; init; }

    /// <summary>The emulator's port, 0 to 65535; 0 takes a free one. Default 4566.</summary>
    public int Port { get; init; } = 4566;

    /// <summary>The dashboard's port, 0 to 65535; 0 takes a free one. Default: the launch profile's, 18888, or a free one where that is taken.</summary>
    public int? DashboardPort { get; init; }

    /// <summary>Keeps no state.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Has the emulator check that every call is signed.</summary>
    public bool RequireSignatures { get; init; }

    /// <summary>How long to run once everything is ready; <see langword="null"/> until Ctrl+C.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Shows every part's log on the console.</summary>
    public bool Verbose { get; init; }

    /// <summary>Where the parts' logs are.</summary>
    public string Logs => Path.Combine(Home, "logs");

    /// <summary>Where the emulator keeps its state.</summary>
    public string Data => Path.Combine(Home, "emulator");
}
