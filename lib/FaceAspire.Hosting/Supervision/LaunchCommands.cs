using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Telemetry;

namespace Aspire.Hosting.Supervision;

/// <summary>Makes of what was said about a part the process to start.</summary>
internal sealed class LaunchCommands(DistributedApplicationExecutionContext executionContext, TelemetryTarget telemetry, SecretMask secrets)
{
    /// <summary>The process that a part is, with all values known.</summary>
    /// <exception cref="DistributedApplicationException">Its program does not exist.</exception>
    public async Task<LaunchCommand> ForAsync(IResource resource, CancellationToken cancellationToken)
    {
        var environment = await EnvironmentAsync(resource, cancellationToken);
        var arguments = await ArgumentsAsync(resource, cancellationToken);
        return resource switch
        {
            ProjectResource project => ForProject(project, arguments, environment),
            ContainerResource container => ContainerCommand.For(container, arguments, environment),
            ExecutableResource executable => new(
                Programs.Find(executable.Command) ?? throw new DistributedApplicationException(
                    $"The program {executable.Command} was not found. Install it, or add its folder to the PATH."),
                arguments,
                executable.WorkingDirectory,
                environment),
            _ => throw new DistributedApplicationException($"{resource.Name} is not a process."),
        };
    }

    private static LaunchCommand ForProject(ProjectResource project, List<string> arguments, Dictionary<string, string> environment)
    {
        var path = project.Annotations.OfType<IProjectMetadata>().Single().ProjectPath;
        var assembly = Programs.BuiltAssembly(path, AppContext.BaseDirectory);
        if (!File.Exists(assembly))
        {
            throw new DistributedApplicationException($"{assembly} does not exist. Build it: dotnet build {path}");
        }

        var folder = Path.GetDirectoryName(path);
        return new(Programs.Dotnet, [assembly, .. arguments], Directory.Exists(folder) ? folder : Path.GetDirectoryName(assembly)!, environment);
    }

    private async Task<Dictionary<string, string>> EnvironmentAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, Defaults(resource), cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        Dictionary<string, string> values = [];
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            await secrets.LearnFromAsync(value, cancellationToken);
            values[name] = await TextAsync(value, cancellationToken);
        }

        return values;
    }

    private static async Task<List<string>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        List<string> values = [];
        foreach (var value in context.Args)
        {
            values.Add(await TextAsync(value, cancellationToken));
        }

        return values;
    }

    /// <summary>What Aspire sets too: the service's name, one-line logs, and where to listen.</summary>
    private Dictionary<string, object> Defaults(IResource resource)
    {
        Dictionary<string, object> variables = [];
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().ToList();
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.PortVariable is not null))
        {
            variables[endpoint.PortVariable!] = $"{endpoint.AllocatedPort}";
        }

        if (resource is not ProjectResource project)
        {
            return variables;
        }

        variables["OTEL_SERVICE_NAME"] = project.Name;
        telemetry.AddTo(variables);
        variables["Logging__Console__FormatterName"] = "simple";
        variables["Logging__Console__FormatterOptions__SingleLine"] = "true";
        var urls = endpoints.Where(endpoint => endpoint.PortVariable is null).Select(endpoint => new EndpointReference(project, endpoint.Name).Url);
        if (string.Join(';', urls) is { Length: > 0 } listed)
        {
            variables["ASPNETCORE_URLS"] = listed;
        }

        return variables;
    }

    private static async ValueTask<string> TextAsync(object value, CancellationToken cancellationToken) =>
        (value is IValueProvider provider ? await provider.GetValueAsync(cancellationToken) : value.ToString()) ?? "";
}
