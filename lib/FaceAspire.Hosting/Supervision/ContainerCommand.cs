using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Supervision;

/// <summary>Makes of a container the command that runs it, attached, so that it ends with its client.</summary>
internal static class ContainerCommand
{
    private static readonly string[] Engines = ["docker", "podman"];

    /// <summary>
    /// <c>docker run --rm --init --name localstack-4711 -p 127.0.0.1:40001:4566 -e SERVICES localstack/localstack:4.14.0</c>. Variables
    /// are named only; their values are in the client's environment, so that no secret stands in a command line for all to read.
    /// </summary>
    /// <exception cref="DistributedApplicationException">Neither Docker nor Podman is here.</exception>
    public static LaunchCommand For(ContainerResource container, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var engine = Engines.Select(Programs.Find).FirstOrDefault(path => path is not null)
            ?? throw new DistributedApplicationException($"{container.Name} is a container, but neither docker nor podman is on the PATH. Install one.");
        var image = container.Annotations.OfType<ContainerImageAnnotation>().Single();
        return new(
            engine,
            [
                "run", "--rm", "--init", "--name", $"{container.Name}-{Environment.ProcessId}",
                .. container.Annotations.OfType<EndpointAnnotation>().SelectMany(Published),
                .. environment.Keys.SelectMany(name => new[] { "-e", name }),
                $"{image.Image}:{image.Tag}",
                .. arguments,
            ],
            AppContext.BaseDirectory,
            environment);
    }

    private static string[] Published(EndpointAnnotation endpoint) =>
        ["-p", $"127.0.0.1:{endpoint.AllocatedPort}:{endpoint.TargetPort ?? endpoint.AllocatedPort}"];
}
