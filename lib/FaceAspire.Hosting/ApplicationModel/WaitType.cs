namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is waited for.</summary>
public enum WaitType
{
    /// <summary>The other runs and, where it has health checks, is healthy.</summary>
    WaitUntilHealthy,

    /// <summary>The other has ended.</summary>
    WaitForCompletion,
}
