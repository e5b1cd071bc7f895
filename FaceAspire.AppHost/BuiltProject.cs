using System.Reflection;

namespace FaceAspire.AppHost;

/// <summary>
/// A part's project, beside the AppHost's. It was built with the AppHost, and is started so: Aspire's host would else build all of them
/// again, at once, at every start.
/// </summary>
/// <param name="name">The project's name.</param>
internal abstract class BuiltProject(string name) : IProjectMetadata
{
    /// <summary>The build leaves the AppHost's folder in its assembly, with either host.</summary>
    private static readonly string Folder = typeof(BuiltProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key.Equals("AppHostProjectPath", StringComparison.OrdinalIgnoreCase))?.Value ?? AppContext.BaseDirectory;

    public string ProjectPath { get; } = Path.GetFullPath($"../{name}/{name}.csproj", Folder);

    public bool SuppressBuild => true;

    internal sealed class Emulator() : BuiltProject("FaceAspire.Emulator");

    internal sealed class Setup() : BuiltProject("FaceAspire.Setup");

    internal sealed class Enroller() : BuiltProject("FaceAspire.Enroller");

    internal sealed class Analyzer() : BuiltProject("FaceAspire.Analyzer");

    internal sealed class Matcher() : BuiltProject("FaceAspire.Matcher");

    internal sealed class Notifier() : BuiltProject("FaceAspire.Notifier");

    internal sealed class Producer() : BuiltProject("FaceAspire.Producer");
}
