using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;

namespace FaceAspire.Emulator.Tests.Backends;

/// <summary>The emulator or moto, seen through AWS's own clients.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly RunningEmulator? _emulator;

    private Backend(RunningEmulator? emulator, Uri endpoint)
    {
        _emulator = emulator;
        var credentials = new BasicAWSCredentials("test", "test");
        S3 = new(credentials, new AmazonS3Config { ServiceURL = endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });
        Sqs = new(credentials, new AmazonSQSConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        Wire = new(endpoint);
    }

    public AmazonS3Client S3 { get; }

    public AmazonSQSClient Sqs { get; }

    /// <summary>For Kinesis and SES, whose packages are not here.</summary>
    public AwsWire Wire { get; }

    /// <summary>Whether this is moto.</summary>
    public bool IsMoto => _emulator is null;

    /// <summary>Starts the emulator, or uses the moto that runs.</summary>
    public static async Task<Backend> StartAsync(string name, MotoServer moto)
    {
        if (name == "moto")
        {
            return new(null, moto.Endpoint);
        }

        var emulator = await RunningEmulator.StartAsync();
        return new(emulator, emulator.Endpoint);
    }

    /// <summary>Names the service of the wire's calls where moto looks for it.</summary>
    public void SignFor(string service)
    {
        Wire.Http.DefaultRequestHeaders.Remove("Authorization");
        Wire.Http.DefaultRequestHeaders.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260102/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
    }

    /// <summary>A name that nothing else has, since moto is shared.</summary>
    public static string NewName() => $"t{Guid.NewGuid():N}";

    public async ValueTask DisposeAsync()
    {
        S3.Dispose();
        Sqs.Dispose();
        Wire.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }
}
