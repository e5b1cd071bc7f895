namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which project a <see cref="ProjectResource"/> stands for.</summary>
/// <param name="ProjectPath">Full path of the project file.</param>
internal sealed record ProjectPathAnnotation(string ProjectPath) : IProjectMetadata;
