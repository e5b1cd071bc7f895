namespace Aspire.Hosting.Supervision;

/// <summary>What a part waited for will not come.</summary>
internal sealed class DependencyFailedException(string message) : DistributedApplicationException(message);
