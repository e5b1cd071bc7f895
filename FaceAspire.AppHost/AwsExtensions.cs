using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace FaceAspire.AppHost;

/// <summary>Adds AWS and wires parts to it.</summary>
internal static class AwsExtensions
{
    private const string Account = "000000000000";
    private const string Region = "us-east-1";

    /// <summary>Adds the emulator, unless a real account is asked for.</summary>
    public static Aws AddAws(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        if (options.Profile == Profile.Aws)
        {
            return new(Emulator: null, Storage: null);
        }

        var emulator = builder.AddProject("emulator", "../FaceAspire.Emulator/FaceAspire.Emulator.csproj")
            .WithHttpEndpoint(port: options.Port == 0 ? null : options.Port, name: "http", env: "Emulator__Port", isProxied: false)
            .WithEnvironment("Emulator__DataPath", options.Data)
            .WithEnvironment("Emulator__Ephemeral", options.Ephemeral.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("Logging__LogLevel__Microsoft.AspNetCore", "Warning") // else the log is full of health checks
            .WithHttpHealthCheck("/_faceaspire/health");
        if (options.AwsEndpoint is { } storage)
        {
            emulator.WithEnvironment("Emulator__StorageEndpoint", storage.OriginalString);
        }

        if (Environment.GetEnvironmentVariable("FACEASPIRE_MODELS") is { Length: > 0 } models)
        {
            emulator.WithEnvironment("FACEASPIRE_MODELS", Path.GetFullPath(models)); // the emulator runs in another folder
        }

        return new(emulator, options.AwsEndpoint);
    }

    /// <summary>Sends a part's AWS calls where AWS is, and starts it once that is ready.</summary>
    public static IResourceBuilder<ProjectResource> WithAws(this IResourceBuilder<ProjectResource> part, Aws aws)
    {
        if (aws.Emulator is not { } emulator)
        {
            return part; // the part finds the account as every AWS program does
        }

        part.WithEnvironment("AWS_ENDPOINT_URL", aws.Endpoint)
            .WithEnvironment("AWS_REGION", Region)
            .WithEnvironment("AWS_ACCESS_KEY_ID", "test")
            .WithEnvironment("AWS_SECRET_ACCESS_KEY", "test")
            .WaitFor(emulator);
        if (aws.Storage is { } storage)
        {
            part.WithEnvironment("AWS_ENDPOINT_URL_S3", storage.OriginalString).WithEnvironment("AWS_ENDPOINT_URL_SQS", storage.OriginalString);
        }

        return part;
    }

    /// <summary>Tells a part the names of bucket, queue and collection, and who writes to whom.</summary>
    public static IResourceBuilder<ProjectResource> WithNames(this IResourceBuilder<ProjectResource> part, Aws aws)
    {
        part.WithEnvironment("FaceAspire__FacesBucket", $"faceaspire-faces-{Account}-{Region}")
            .WithEnvironment("FaceAspire__FramesBucket", $"faceaspire-frames-{Account}-{Region}")
            .WithEnvironment("FaceAspire__AuditBucket", $"faceaspire-audit-{Account}-{Region}")
            .WithEnvironment("FaceAspire__CollectionId", "faceaspire")
            .WithDefault("Sender", "faceaspire@example.org")
            .WithDefault("Recipients", "you@example.org");
        const string Queue = $"{Account}/faceaspire-alerts.fifo";
        return aws.Storage is { } storage
            ? part.WithEnvironment("FaceAspire__AlertsQueueUrl", new Uri(storage, Queue).ToString())
            : part.WithEnvironment("FaceAspire__AlertsQueueUrl", $"{aws.Endpoint}/{Queue}");
    }

    /// <summary>Sets <c>FaceAspire__NAME</c>, unless the caller's own environment or configuration does.</summary>
    private static IResourceBuilder<ProjectResource> WithDefault(this IResourceBuilder<ProjectResource> part, string name, string value) =>
        part.WithEnvironment($"FaceAspire__{name}", part.ApplicationBuilder.Configuration[$"FaceAspire:{name}"] ?? value);
}
