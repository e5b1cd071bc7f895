namespace FaceAspire.Emulator.Tests;

/// <summary>The files of a data folder as they are at this moment: what a process leaves that is killed now.</summary>
internal static class KilledFolder
{
    public static string Of(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("faceaspire-killed-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file);
            if (name is not ".lock" && !name.EndsWith("-shm", StringComparison.Ordinal)) // neither outlives the process
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, name))!);
                File.Copy(file, Path.Combine(copy, name));
            }
        }

        foreach (var empty in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(copy, Path.GetRelativePath(folder, empty)));
        }

        return copy;
    }
}
