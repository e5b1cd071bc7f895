namespace Aspire.Hosting.Supervision;

/// <summary>What somebody asks of a running part.</summary>
internal enum Request
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>End, and start again.</summary>
    Restart,

    /// <summary>End, and stay so.</summary>
    Stop,
}
