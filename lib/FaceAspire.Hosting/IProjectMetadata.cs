using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What is known of the project that a <see cref="ProjectResource"/> stands for.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>Full path of the project file.</summary>
    string ProjectPath { get; }

    /// <summary>Whether it is started as it was built. Without effect here: this host never builds.</summary>
    bool SuppressBuild => false;
}
