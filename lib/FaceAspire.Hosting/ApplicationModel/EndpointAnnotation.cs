namespace Aspire.Hosting.ApplicationModel;

/// <summary>A port that a resource listens on.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    /// <summary>Unique in the resource; <c>http</c> unless told otherwise.</summary>
    public required string Name { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public required string UriScheme { get; init; }

    /// <summary>The port, 1 to 65535; <see langword="null"/> takes a free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port inside a container; a process itself takes <see cref="Port"/>.</summary>
    public int? TargetPort { get; set; }

    /// <summary>Whether others than this application's parts are meant to use it.</summary>
    public bool IsExternal { get; set; }

    /// <summary>The environment variable that tells the process its port; without one, ASP.NET Core's own is set.</summary>
    internal string? PortVariable { get; init; }

    /// <summary>The port once the application has started.</summary>
    internal int? AllocatedPort { get; set; }
}
