using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;

namespace FaceAspire.Emulator.Tests;

/// <summary>AWS's own clients, with their defaults, for a running emulator.</summary>
internal static class Clients
{
    private static readonly BasicAWSCredentials Credentials = new("test", "test");

    public static AmazonSQSClient Sqs(this RunningEmulator emulator) =>
        new(Credentials, new AmazonSQSConfig { ServiceURL = emulator.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    public static AmazonS3Client S3(this RunningEmulator emulator) => new(
        Credentials,
        new AmazonS3Config
        {
            ServiceURL = emulator.Endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
            MaxErrorRetry = 0,
        });
}
