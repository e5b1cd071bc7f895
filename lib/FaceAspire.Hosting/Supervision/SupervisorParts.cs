using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Output;

namespace Aspire.Hosting.Supervision;

/// <summary>What every supervisor works with.</summary>
internal sealed record SupervisorParts(
    ResourceNotificationService Notifications,
    Dependencies Dependencies,
    LaunchCommands Commands,
    HealthMonitor Health,
    Watchdog Watchdog,
    LogFolder Logs,
    ConsoleReport Report,
    SecretMask Secrets,
    TimeProvider Time);
