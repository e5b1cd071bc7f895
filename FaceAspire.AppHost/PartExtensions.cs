namespace FaceAspire.AppHost;

/// <summary>Adds the parts of FaceAspire.</summary>
internal static class PartExtensions
{
    /// <summary>
    /// Adds a part. All of it is plain HTTP on loopback, which is said here: Aspire's dashboard would else show an error on every machine
    /// without a trusted development certificate.
    /// </summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name">The resource's name.</param>
    /// <typeparam name="T">Its project.</typeparam>
    public static IResourceBuilder<ProjectResource> AddPart<T>(this IDistributedApplicationBuilder builder, string name)
        where T : BuiltProject, new()
    {
#pragma warning disable ASPIRECERTIFICATES001 // its shape may change, says Aspire
        return builder.AddProject<T>(name).WithoutHttpsCertificate();
#pragma warning restore ASPIRECERTIFICATES001
    }

    /// <summary>Adds the one-time task that deploys the stacks and uploads the people's photos.</summary>
    public static IResourceBuilder<ProjectResource> AddSetup(this IDistributedApplicationBuilder builder, Aws aws, AppHostOptions options) =>
        builder.AddPart<BuiltProject.Setup>("setup")
            .WithIconName("Wrench")
            .WithAws(aws)
            .WithNames(aws)
            .WithCameras(options)
            .WithPeople(options.People, options.Samples);

    /// <summary>Adds a Lambda: an executable that takes its events from the emulator's Runtime API, as on AWS from Lambda's.</summary>
    /// <param name="builder">The composition.</param>
    /// <param name="name"><c>matcher</c> stands for the function <c>faceaspire-matcher</c>.</param>
    /// <param name="aws">Where AWS is.</param>
    /// <typeparam name="T">Its project.</typeparam>
    public static IResourceBuilder<ProjectResource> AddLambda<T>(this IDistributedApplicationBuilder builder, string name, Aws aws)
        where T : BuiltProject, new() => builder.AddPart<T>(name)
            .WithIconName(Icon(name))
            .WithAws(aws)
            .WithNames(aws)
            .WithEnvironment("AWS_LAMBDA_FUNCTION_NAME", $"faceaspire-{name}")
            .WithEnvironment("AWS_LAMBDA_RUNTIME_API", $"{aws.Endpoint.Property(EndpointProperty.HostAndPort)}/_lambda/faceaspire-{name}");

    /// <summary>Adds the process that sends every camera's video. At the emulator, idle stream processors cost nothing and go on.</summary>
    public static IResourceBuilder<ProjectResource> AddProducer(this IDistributedApplicationBuilder builder, Aws aws, AppHostOptions options)
    {
        var producer = builder.AddPart<BuiltProject.Producer>("producer").WithIconName("Video").WithHttpEndpoint(name: "http");
        return producer
            .WithUrl($"{producer.GetEndpoint("http")}/health", "Health of each camera")
            .WithHttpHealthCheck("/health")
            .WithEnvironment("FaceAspire__IdleStop", builder.Configuration["FaceAspire:IdleStop"] ?? (aws.IsLocal ? "00:00:00" : "00:05:00"))
            .WithAws(aws)
            .WithCameras(options);
    }

    private static string Icon(string lambda) => lambda switch
    {
        "enroller" => "PersonAdd",
        "analyzer" => "ImageSearch",
        "matcher" => "PersonSearch",
        _ => "Mail",
    };

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
