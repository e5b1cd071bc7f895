using System.Runtime.InteropServices;

namespace Aspire.Hosting.Supervision;

/// <summary>Where programs are.</summary>
internal static class Programs
{
    /// <summary>The <c>dotnet</c> whose runtime this process runs on.</summary>
    public static string Dotnet { get; } = FindDotnet();

    /// <summary>What a project's build put out, beside what this one's did.</summary>
    /// <param name="projectPath">The project file.</param>
    /// <param name="baseDirectory">Where this one's build is: <c>artifacts/bin/FaceAspire.AppHost/debug/</c>.</param>
    /// <returns><c>artifacts/bin/FaceAspire.Matcher/debug/FaceAspire.Matcher.dll</c>.</returns>
    public static string BuiltAssembly(string projectPath, string baseDirectory)
    {
        var project = Path.GetFileNameWithoutExtension(projectPath);
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(baseDirectory));
        return Path.GetFullPath(Path.Combine(baseDirectory, "..", "..", project, configuration, $"{project}.dll"));
    }

    /// <summary>The full path of a program: given as a path, or looked up on the PATH.</summary>
    public static string? Find(string command)
    {
        if (command.Contains(Path.DirectorySeparatorChar) || command.Contains(Path.AltDirectorySeparatorChar))
        {
            return File.Exists(command) ? Path.GetFullPath(command) : null;
        }

        string[] suffixes = OperatingSystem.IsWindows() ? [".exe", ".cmd", ""] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => suffixes.Select(suffix => Path.Combine(folder, command + suffix)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The runtime is in <c>dotnet/shared/Microsoft.NETCore.App/10.0.0/</c>; the program stands three levels up.</summary>
    private static string FindDotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : Find("dotnet") ?? name;
    }
}
