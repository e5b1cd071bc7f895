using System.Globalization;

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
            return new();
        }

        var emulator = builder.AddPart<BuiltProject.Emulator>("emulator")
            .WithIconName("Cloud")
            .WithHttpEndpoint(port: options.Port == 0 ? null : options.Port, name: "http", env: "Emulator__Port", isProxied: options.Port == 0)
            .WithExternalHttpEndpoints()
            .WithEnvironment("Emulator__DataPath", options.Data)
            .WithEnvironment("Emulator__Ephemeral", options.Ephemeral.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("Logging__LogLevel__Microsoft.AspNetCore", "Warning") // else the log is full of health checks
            .WithHttpHealthCheck("/_faceaspire/health")
            .WithEmulatorCommands();
        if (Environment.GetEnvironmentVariable("FACEASPIRE_MODELS") is { Length: > 0 } models)
        {
            emulator.WithEnvironment("FACEASPIRE_MODELS", Path.GetFullPath(models)); // the emulator runs in another folder
        }

        var aws = builder.WithStorage(options, new Aws
        {
            Emulator = emulator,
            Key = emulator.WithSignatures(options),
            Sender = builder.AddParameter("sender", builder.Setting("Sender", "faceaspire@example.org")),
            Recipients = builder.AddParameter("recipients", builder.Setting("Recipients", "you@example.org")),
        });
        if (aws.Storage is { } storage)
        {
            emulator.WithEnvironment("Emulator__StorageEndpoint", storage);
        }

        return aws;
    }

    /// <summary>Has the emulator check signatures, if that is asked for.</summary>
    /// <returns>The key to sign with: the caller's own, if there is one.</returns>
    private static (string Id, string Secret) WithSignatures(this IResourceBuilder<ProjectResource> emulator, AppHostOptions options)
    {
        if (!options.RequireSignatures)
        {
            return Aws.Anything;
        }

        var (id, secret) = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") is { Length: > 0 } own
            && Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } ownSecret ? (own, ownSecret) : Aws.Anything;
        emulator.WithEnvironment("Emulator__RequireSignatures", "true")
            .WithEnvironment("AWS_ACCESS_KEY_ID", id)
            .WithEnvironment("AWS_SECRET_ACCESS_KEY", secret);
        return (id, secret);
    }

    /// <summary>In profile <c>localstack</c>, S3 and SQS are at the endpoint given or, without one, in a container.</summary>
    private static Aws WithStorage(this IDistributedApplicationBuilder builder, AppHostOptions options, Aws aws)
    {
        if (options.AwsEndpoint is { } endpoint)
        {
            return aws with { Storage = ReferenceExpression.Create($"{endpoint.OriginalString}") };
        }

        if (options.Profile != Profile.LocalStack)
        {
            return aws;
        }

        var container = builder.AddLocalStack();
        return aws with { LocalStack = container, Storage = ReferenceExpression.Create($"{container.GetEndpoint("http")}") };
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
            .WithEnvironment("AWS_ACCESS_KEY_ID", aws.Key.Id)
            .WithEnvironment("AWS_SECRET_ACCESS_KEY", aws.Key.Secret)
            .WaitFor(emulator);
        if (aws.Storage is { } storage)
        {
            part.WithEnvironment("AWS_ENDPOINT_URL_S3", storage).WithEnvironment("AWS_ENDPOINT_URL_SQS", storage);
        }

        return aws.LocalStack is { } container ? part.WaitFor(container) : part;
    }

    /// <summary>Tells a part the names of bucket, queue and collection, and who writes to whom.</summary>
    public static IResourceBuilder<ProjectResource> WithNames(this IResourceBuilder<ProjectResource> part, Aws aws)
    {
        part.WithEnvironment("FaceAspire__FacesBucket", $"faceaspire-faces-{Account}-{Region}")
            .WithEnvironment("FaceAspire__FramesBucket", $"faceaspire-frames-{Account}-{Region}")
            .WithEnvironment("FaceAspire__AuditBucket", $"faceaspire-audit-{Account}-{Region}")
            .WithEnvironment("FaceAspire__CollectionId", "faceaspire")
            .WithEnvironment("FaceAspire__Sender", aws.Sender!)
            .WithEnvironment("FaceAspire__Recipients", aws.Recipients!);
        const string Queue = $"{Account}/faceaspire-alerts.fifo";
        return aws.Storage is { } storage
            ? part.WithEnvironment("FaceAspire__AlertsQueueUrl", $"{storage}/{Queue}")
            : part.WithEnvironment("FaceAspire__AlertsQueueUrl", $"{aws.Endpoint}/{Queue}");
    }

    /// <summary>What Aspire's <c>Parameters:name</c> or FaceAspire's own <c>FaceAspire:Name</c> says, in this order.</summary>
    private static string Setting(this IDistributedApplicationBuilder builder, string name, string standard) =>
        builder.Configuration[$"Parameters:{name}"] ?? builder.Configuration[$"FaceAspire:{name}"] ?? standard;
}
