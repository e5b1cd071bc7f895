using Aspire.Hosting.Supervision;

namespace Aspire.Hosting.Output;

/// <summary>The folder of the parts' logs.</summary>
internal sealed class LogFolder(SupervisionOptions options, ConsoleReport report, ConsoleLogs consoles, SecretMask secrets, TimeProvider time)
{
    /// <summary>Two files of this size are kept of each part.</summary>
    private const long MaxBytes = 8 * 1024 * 1024;

    /// <summary>Opens a part's log.</summary>
    /// <exception cref="DistributedApplicationException">The folder cannot be written to.</exception>
    public ResourceOutput Open(string name)
    {
        var path = PathOf(name);
        try
        {
            Directory.CreateDirectory(options.LogPath);
            return new(name, path, new LogFile(path, MaxBytes, time), report, consoles.Of(name), secrets, time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException(
                $"The log {path} cannot be written: {e.Message} Make the folder writable, or start from another one.", e);
        }
    }

    /// <summary>Where a part's log is.</summary>
    public string PathOf(string name) => Path.Combine(options.LogPath, $"{name}.log");
}
