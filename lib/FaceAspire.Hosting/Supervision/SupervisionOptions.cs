namespace Aspire.Hosting.Supervision;

/// <summary>What is shown and kept of the parts' output. Bound from <c>Host</c>.</summary>
internal sealed record SupervisionOptions
{
    /// <summary>Folder of the parts' log files, made when missing. Default <c>.faceaspire/logs</c> in the working directory.</summary>
    public string LogPath { get; init; } = Path.Combine(".faceaspire", "logs");

    /// <summary>Shows every line on the console, not only warnings and errors. Default <see langword="false"/>.</summary>
    public bool Verbose { get; init; }
}
