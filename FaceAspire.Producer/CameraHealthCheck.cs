using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceAspire.Producer;

/// <summary>Unhealthy while a camera is in trouble; says which, and why.</summary>
internal sealed class CameraHealthCheck(CameraService cameras, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var troubles = cameras.Statuses.Select(camera => camera.Trouble(time.GetUtcNow())).OfType<string>().ToList();
        return Task.FromResult(troubles.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join(" ", troubles)));
    }
}
