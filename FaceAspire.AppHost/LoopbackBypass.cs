namespace FaceAspire.AppHost;

/// <summary>
/// Keeps loopback off a proxy that the environment names: parts reach the emulator there, and Aspire's host its orchestrator, which it would
/// wait for without a word.
/// </summary>
internal static class LoopbackBypass
{
    private const string Loopback = "localhost,127.0.0.1,::1";

    /// <summary>Both spellings are in use; what reads them takes the small one first.</summary>
    private static readonly string[] Names = ["no_proxy", "NO_PROXY"];

    /// <summary>Sets it for this process and those that it starts.</summary>
    public static void Set()
    {
        var value = Add(Names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(set => set is { Length: > 0 }));
        foreach (var name in Names)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>Adds loopback to what the environment excepts already.</summary>
    internal static string Add(string? present) => present is { Length: > 0 } ? $"{present},{Loopback}" : Loopback;
}
