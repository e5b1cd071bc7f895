namespace FaceAspire.AppHost;

/// <summary>Where the parts find AWS, and who writes to whom there.</summary>
internal sealed record Aws
{
    /// <summary>The emulator; <see langword="null"/> with a real account.</summary>
    public IResourceBuilder<ProjectResource>? Emulator { get; init; }

    /// <summary>Where S3 and SQS are, if not at the emulator.</summary>
    public ReferenceExpression? Storage { get; init; }

    /// <summary>The container that S3 and SQS are in, if this application starts it.</summary>
    public IResourceBuilder<ContainerResource>? LocalStack { get; init; }

    /// <summary>What the parts sign with, only where there is an emulator.</summary>
    public (string Id, string Secret) Key { get; init; } = Anything;

    /// <summary>What does where signatures are not checked.</summary>
    public static (string Id, string Secret) Anything => ("test", "test");

    /// <summary>The address that alerts are sent from; only where there is an emulator.</summary>
    public IResourceBuilder<ParameterResource>? Sender { get; init; }

    /// <summary>Who gets them, separated by commas; only where there is an emulator.</summary>
    public IResourceBuilder<ParameterResource>? Recipients { get; init; }

    /// <summary>Whether the parts run here, not in an account.</summary>
    public bool IsLocal => Emulator is not null;

    /// <summary>The emulator's address; only where there is one.</summary>
    public EndpointReference Endpoint => Emulator!.GetEndpoint("http");
}
