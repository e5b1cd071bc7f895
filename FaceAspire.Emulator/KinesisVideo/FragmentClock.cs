namespace FaceAspire.Emulator.KinesisVideo;

/// <summary>By whose clock fragments are looked up.</summary>
internal enum FragmentClock
{
    /// <summary>The producer's.</summary>
    Producer,

    /// <summary>The service's.</summary>
    Server,
}

/// <summary>Reads the API's names of clocks.</summary>
internal static class FragmentClocks
{
    /// <summary>The clock of a name.</summary>
    /// <exception cref="Protocol.AwsException"><c>InvalidArgumentException</c>: there is none.</exception>
    public static FragmentClock Parse(string? name, string member) => name switch
    {
        "PRODUCER_TIMESTAMP" => FragmentClock.Producer,
        "SERVER_TIMESTAMP" => FragmentClock.Server,
        _ => throw KinesisVideoErrors.Invalid($"{member} '{name}' must be PRODUCER_TIMESTAMP or SERVER_TIMESTAMP."),
    };
}
