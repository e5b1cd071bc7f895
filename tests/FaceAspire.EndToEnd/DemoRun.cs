using Aspire.Hosting.Telemetry;

namespace FaceAspire.EndToEnd;

/// <summary>
/// What somebody sees who has just cloned the repository and has no network: the demo, with the engine that needs no models. It runs once,
/// longer than its clip lasts, and everything about it is kept for the tests to look at.
/// </summary>
public sealed class DemoRun : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>What it ended with.</summary>
    internal int ExitCode { get; private set; }

    /// <summary>All that the console showed.</summary>
    internal IReadOnlyList<string> Console { get; private set; } = [];

    /// <summary>The alerts that the console showed.</summary>
    internal IReadOnlyList<Alert> Alerts { get; private set; } = [];

    /// <summary>The mailbox, once everybody had been there.</summary>
    internal IReadOnlyList<Email> Emails { get; private set; } = [];

    /// <summary>The audit at that time.</summary>
    internal IReadOnlyList<AuditedFrame> Frames { get; private set; } = [];

    /// <summary>All spans of all parts.</summary>
    internal IReadOnlyList<SpanEntry> Spans { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var collector = await TraceCollector.StartAsync();
        await using var system = RunningSystem.Start(
            _folder, ["--ephemeral", "--for", "40s", "--dashboard-port", "off"], environment: collector.Environment);
        var emulator = await system.ReadyAsync();
        await Task.WhenAll(Samples.People.Select(person => system.LineAsync($"Alert  {person}")));
        using var mailbox = new Mailbox(emulator);
        using var audit = new Audit(emulator);
        Emails = await mailbox.ReadAsync(TestContext.Current.CancellationToken);
        Frames = await audit.ReadAsync("door", TestContext.Current.CancellationToken);
        ExitCode = await system.EndAsync(); // and with that, all spans have been sent
        (Console, Alerts, Spans) = (system.Console, system.Alerts(), collector.Spans);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The tests that look at it.</summary>
[CollectionDefinition(nameof(DemoRun))]
public sealed class DemoRunTests : ICollectionFixture<DemoRun>;
