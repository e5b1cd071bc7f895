namespace FaceAspire.Emulator.Faults;

/// <summary>What a request asks for.</summary>
/// <param name="Service">The service, as <see cref="CallNames.Services"/> has it.</param>
/// <param name="Operation">The operation, as the service calls it.</param>
/// <param name="Resources">What it names: streams, queues, buckets, functions, by name, ARN or URL.</param>
internal sealed record Call(string Service, string Operation, IReadOnlyList<string> Resources)
{
    /// <summary>Writes an error as the protocol does that the call came in.</summary>
    public required Func<HttpContext, Protocol.AwsException, Task> Refuse { get; init; }

    /// <summary>Whether it is one of a restJson service.</summary>
    public bool IsRest { get; init; }

    /// <summary>Whether a fault is meant for it.</summary>
    public bool Is(Fault fault) =>
        fault.Service == Service && (fault.Operation ?? Operation) == Operation && (fault.Resource is null || Resources.Any(named => Same(named, fault.Resource)));

    private static bool Same(string one, string other) => one == other || Names(one, other) || Names(other, one);

    /// <summary>An ARN or a URL names what it ends with; a video stream's ARN has a time behind the name.</summary>
    private static bool Names(string longer, string name) =>
        longer.EndsWith($"/{name}", StringComparison.Ordinal)
        || longer.EndsWith($":{name}", StringComparison.Ordinal)
        || (longer.StartsWith("arn:", StringComparison.Ordinal) && longer.Contains($":stream/{name}/", StringComparison.Ordinal));
}
