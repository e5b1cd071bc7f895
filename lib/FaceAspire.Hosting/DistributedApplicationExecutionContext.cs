namespace Aspire.Hosting;

/// <summary>How the application runs.</summary>
/// <param name="operation">What it is composed for.</param>
public sealed class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    /// <summary>What it is composed for.</summary>
    public DistributedApplicationOperation Operation { get; } = operation;

    /// <summary>Whether it runs on this machine.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    /// <summary>Whether a deployment is written.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;
}
