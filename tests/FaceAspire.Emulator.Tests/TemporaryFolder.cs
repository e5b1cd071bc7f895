using Microsoft.Extensions.Configuration;

namespace FaceAspire.Emulator.Tests;

/// <summary>A folder for an emulator that is to be started again; deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder;

    public TemporaryFolder()
        : this(Directory.CreateTempSubdirectory("faceaspire-test-"))
    {
    }

    private TemporaryFolder(DirectoryInfo folder) => _folder = folder;

    public string Path => _folder.FullName;

    /// <summary>The settings of an emulator that keeps its state here.</summary>
    public void Use(IConfigurationBuilder configuration) => configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Emulator:Ephemeral"] = "false",
        ["Emulator:DataPath"] = Path,
    });

    /// <inheritdoc cref="KilledFolder"/>
    public TemporaryFolder Killed() => new(new(KilledFolder.Of(Path)));

    public void Dispose() => _folder.Delete(recursive: true);
}
