using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
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

    /// <summary>What Aspire's own tools hand to an AppHost.</summary>
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
    };

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        var args = options.Args ?? [];
        AppHostDirectory = FindAppHostDirectory(options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly());
        _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        _host.Configuration.AddCommandLine(args, Switches);
        if (options.EnableResourceLogging)
        {
            _host.Configuration["Host:Verbose"] = "true";
        }

        ExecutionContext = new(Operation(_host.Configuration));
        _host.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning); // this host says itself what runs
        if (!options.DisableDashboard)
        {
            _host.AddDashboard(); // first: it begins before the parts, which send it their telemetry
        }

        _host.Services.AddSupervision(Resources);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; }

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

    private static DistributedApplicationOperation Operation(ConfigurationManager configuration) =>
        "publish".Equals(configuration["AppHost:Operation"], StringComparison.OrdinalIgnoreCase) || configuration["Publishing:Publisher"] is { Length: > 0 }
            ? DistributedApplicationOperation.Publish
            : DistributedApplicationOperation.Run;

    /// <summary>The build leaves the project's folder in the assembly, under the key that Aspire uses.</summary>
    private static string FindAppHostDirectory(Assembly? assembly)
    {
        var folder = assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key.Equals("AppHostProjectPath", StringComparison.OrdinalIgnoreCase))?.Value;
        return Directory.Exists(folder) ? folder : AppContext.BaseDirectory;
    }
}
