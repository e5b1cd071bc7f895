using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Composes an application of parts.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Settings, environment and command line.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The folder of the AppHost's project; where its build is used without its source, that of the build.</summary>
    string AppHostDirectory { get; }

    /// <summary>The environment's name and content root.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>Services of the AppHost itself.</summary>
    IServiceCollection Services { get; }

    /// <summary>How the application runs.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>The parts so far.</summary>
    IResourceCollection Resources { get; }

    /// <summary>Adds a part.</summary>
    /// <exception cref="DistributedApplicationException">Its name is taken or not allowed.</exception>
    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>Ends the composition.</summary>
    DistributedApplication Build();
}
