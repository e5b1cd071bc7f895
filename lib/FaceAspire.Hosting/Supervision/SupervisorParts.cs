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
    TimeProvider Time)
{
    /// <summary>Tells everyone how a part is now.</summary>
    public void Publish(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> change) =>
        _ = Notifications.PublishUpdateAsync(resource, change);
}
