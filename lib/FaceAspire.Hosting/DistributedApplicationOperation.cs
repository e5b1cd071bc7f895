namespace Aspire.Hosting;

/// <summary>What the application is composed for.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>To run on this machine: all that this host does.</summary>
    Run,

    /// <summary>To write a deployment.</summary>
    Publish,
}
