using Amazon.Runtime;

namespace FaceAspire.Aws;

/// <summary>What a client may be given; what is left out comes from the standard AWS configuration.</summary>
public sealed record AwsClientOptions
{
    /// <summary>Credentials. Default: the SDK's chain (environment, profile, container, instance).</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The region. Default: <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c> or the profile's.</summary>
    public string? Region { get; init; }

    /// <summary>The service's address. Default: see <see cref="AwsServiceDescription.Endpoint"/>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The clock that signs and waits. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Sends the requests. Default: a handler that all clients share.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>How often a call is tried in all, when its failures may pass. Default 4.</summary>
    public int MaxAttempts { get; init; } = 4;
}
