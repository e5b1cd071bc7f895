namespace Aspire.Hosting;

/// <summary>What the application is composed for.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>To run on this machine: the only operation of this host.</summary>
    Run,

    /// <summary>To write a deployment.</summary>
    Publish,
}
