using Microsoft.Extensions.Configuration;

namespace FaceAspire.Emulator.Tests;

/// <summary>A folder for an emulator that is to be started again; deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("faceaspire-test-");

    public string Path => _folder.FullName;

    /// <summary>The settings of an emulator that keeps its state here.</summary>
    public void Use(IConfigurationBuilder configuration) => configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Emulator:Ephemeral"] = "false",
        ["Emulator:DataPath"] = Path,
    });

    /// <summary>The files as they are at this moment: what a process leaves that is killed now.</summary>
    public TemporaryFolder Killed()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(Path, file);
            if (name is not ".lock" && !name.EndsWith("-shm", StringComparison.Ordinal)) // neither outlives the process
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.Combine(copy.Path, name))!);
                File.Copy(file, System.IO.Path.Combine(copy.Path, name));
            }
        }

        foreach (var empty in Directory.EnumerateDirectories(Path, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(System.IO.Path.Combine(copy.Path, System.IO.Path.GetRelativePath(Path, empty)));
        }

        return copy;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
