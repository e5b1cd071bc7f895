namespace FaceAspire.AppHost;

/// <summary>Adds the parts of FaceAspire.</summary>
internal static class PartExtensions
{
    /// <summary>Adds a process: one of the projects beside the AppHost's.</summary>
    public static IResourceBuilder<ProjectResource> AddPart(this IDistributedApplicationBuilder builder, string name, string project)
    {
        var part = builder.AddProject(name, $"../{project}/{project}.csproj");
        var metadata = part.Resource.Annotations.OfType<IProjectMetadata>().Single();
        part.Resource.Annotations.Remove(metadata);
        return part.WithAnnotation(new BuiltProject(metadata.ProjectPath));
    }

    /// <summary>Adds the one-time task that deploys the stacks and uploads the people's photos.</summary>
    public static IResourceBuilder<ProjectResource> AddSetup(this IDistributedApplicationBuilder builder, Aws aws, AppHostOptions options) =>
        builder.AddPart("setup", "FaceAspire.Setup")
            .WithAws(aws)
            .WithNames(aws)
            .WithCameras(options)
            .WithPeople(options.People, options.Samples);

    /// <summary>Adds a Lambda: an executable that takes its events from the emulator's Runtime API, as on AWS from Lambda's.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name"><c>matcher</c> stands for the project FaceAspire.Matcher and the function <c>faceaspire-matcher</c>.</param>
    /// <param name="aws">Where AWS is.</param>
    public static IResourceBuilder<ProjectResource> AddLambda(this IDistributedApplicationBuilder builder, string name, Aws aws)
    {
        var project = $"FaceAspire.{char.ToUpperInvariant(name[0])}{name[1..]}";
        return builder.AddPart(name, project)
            .WithAws(aws)
            .WithNames(aws)
            .WithEnvironment("AWS_LAMBDA_FUNCTION_NAME", $"faceaspire-{name}")
            .WithEnvironment("AWS_LAMBDA_RUNTIME_API", $"{aws.Endpoint.Property(EndpointProperty.HostAndPort)}/_lambda/faceaspire-{name}");
    }

    /// <summary>Adds the process that sends every camera's video. At the emulator, idle stream processors cost nothing and go on.</summary>
    public static IResourceBuilder<ProjectResource> AddProducer(this IDistributedApplicationBuilder builder, Aws aws, AppHostOptions options)
    {
        var producer = builder.AddPart("producer", "FaceAspire.Producer").WithHttpEndpoint(name: "http");
        return producer
            .WithUrl($"{producer.GetEndpoint("http")}/health", "Health of each camera")
            .WithHttpHealthCheck("/health")
            .WithEnvironment("FaceAspire__IdleStop", builder.Configuration["FaceAspire:IdleStop"] ?? (aws.IsLocal ? "00:00:00" : "00:05:00"))
            .WithAws(aws)
            .WithCameras(options);
    }

    private static IResourceBuilder<ProjectResource> WithCameras(this IResourceBuilder<ProjectResource> part, AppHostOptions options)
    {
        part.WithEnvironment("FaceAspire__Recogniser", options.Recogniser.ToString());
        foreach (var camera in options.Cameras)
        {
            part.WithEnvironment($"FaceAspire__Cameras__{camera.Name}__Source", camera.Source);
        }

        return part;
    }
}
