namespace FaceAspire.AppHost;

/// <summary>A part's project, which was built with the AppHost: Aspire's host would else build all of them again, at once, at every start.</summary>
internal sealed class BuiltProject(string path) : IProjectMetadata
{
    public string ProjectPath { get; } = path;

    public bool SuppressBuild => true;
}
