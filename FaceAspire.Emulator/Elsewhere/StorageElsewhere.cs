using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.S3;
using FaceAspire.Emulator.Sqs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaceAspire.Emulator.Elsewhere;

/// <summary>
/// S3 and SQS at another endpoint, LocalStack's for example. Stacks make their buckets and queues there, event source mappings poll
/// there, Rekognition reads photos there, and Kinesis Video writes pictures. The emulator's own S3 and SQS stay, for whoever asks for them, and nothing is in them.
/// </summary>
internal static class StorageElsewhere
{
    /// <summary>Puts what speaks to the endpoint in the place of what is here. Call it after all services are added.</summary>
    public static void UseStorageElsewhere(this IServiceCollection services, EmulatorOptions options, Uri endpoint)
    {
        var credentials = new BasicAWSCredentials("test", "test"); // as the parts of FaceAspire have them: the same account
        services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(
            credentials, new AmazonSQSConfig { ServiceURL = endpoint.OriginalString, AuthenticationRegion = options.Region }));
        services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(
            credentials, new AmazonS3Config { ServiceURL = endpoint.OriginalString, AuthenticationRegion = options.Region, ForcePathStyle = true }));
        services.Replace(ServiceDescriptor.Singleton<IQueues, QueuesElsewhere>());
        services.Replace(ServiceDescriptor.Singleton<IBuckets, BucketsElsewhere>());
        services.ReplaceType<QueueResource, QueueElsewhereResource>();
        services.ReplaceType<QueuePolicyResource, QueuePolicyElsewhereResource>();
        services.ReplaceType<BucketResource, BucketElsewhereResource>();
        services.ReplaceType<BucketPolicyResource, BucketPolicyElsewhereResource>();
    }

    private static void ReplaceType<TOld, TNew>(this IServiceCollection services)
        where TNew : class, IResourceType
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(TOld)));
        services.AddSingleton<IResourceType, TNew>();
    }
}
