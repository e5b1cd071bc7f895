namespace FaceAspire.AppHost;

/// <summary>Adds LocalStack, which holds S3 and SQS in profile <c>localstack</c>.</summary>
internal static class LocalStackExtensions
{
    /// <summary>The last release that needs no token.</summary>
    private const string Image = "localstack/localstack:4.14.0";

    private const int Port = 4566;
    private const string Token = "localstack-auth-token";

    /// <summary>
    /// Adds its container. <c>FaceAspire:LocalStackImage</c> takes another image; those that ask for a token get the parameter
    /// <c>localstack-auth-token</c>, a secret: <c>Parameters__localstack-auth-token</c>, or Aspire's user secrets.
    /// </summary>
    public static IResourceBuilder<ContainerResource> AddLocalStack(this IDistributedApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var (image, tag) = Split(configuration["FaceAspire:LocalStackImage"] ?? Image);
        var token = builder.AddParameter(Token, () => configuration[$"Parameters:{Token}"] ?? "", secret: true);
        return builder.AddContainer("localstack", image, tag)
            .WithHttpEndpoint(targetPort: Port, name: "http")
            .WithEnvironment("SERVICES", "s3,sqs")
            .WithEnvironment("LOCALSTACK_AUTH_TOKEN", token)
            .WithHttpHealthCheck("/_localstack/health");
    }

    /// <summary>The tag stands after the last colon, unless that one is a registry's port.</summary>
    internal static (string Image, string Tag) Split(string image) =>
        image.LastIndexOf(':') is > 0 and var at && !image[at..].Contains('/') ? (image[..at], image[(at + 1)..]) : (image, "latest");
}
