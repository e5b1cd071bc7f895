using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Supervision;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <inheritdoc />
internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;

    public DistributedApplicationBuilder(string[] args)
    {
        _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        _host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning); // this host says itself what runs
        _host.Services.AddSupervision(Resources);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; } = FindAppHostDirectory();

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        Resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        Services.AddSingleton(ExecutionContext);
        return new DistributedApplication(_host.Build());
    }

    /// <summary>The build leaves the project's folder in the assembly, under the key that Aspire uses.</summary>
    private static string FindAppHostDirectory()
    {
        var folder = Assembly.GetEntryAssembly()?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key.Equals("AppHostProjectPath", StringComparison.OrdinalIgnoreCase))?.Value;
        return Directory.Exists(folder) ? folder : AppContext.BaseDirectory;
    }
}
