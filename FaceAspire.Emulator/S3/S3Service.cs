using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.S3;

/// <summary>S3: objects in buckets, path-style and host-style, with events to SQS.</summary>
internal static class S3Service
{
    /// <summary>Adds S3, <see cref="IBuckets"/> and its CloudFormation types.</summary>
    public static void AddS3(this IServiceCollection services)
    {
        services.AddSingleton(new Schema(S3Schema.Sql));
        services.AddSingleton<ObjectFiles>();
        services.AddSingleton<FileSweep>();
        services.AddSingleton<IRetention>(provider => provider.GetRequiredService<FileSweep>());
        services.AddSingleton<S3Events>();
        services.AddSingleton<Notifications>();
        services.AddSingleton<BucketStore>();
        services.AddSingleton<ObjectStore>();
        services.AddSingleton<MultipartStore>();
        services.AddSingleton<IBuckets, Buckets>();
        services.AddSingleton<BucketOperations>();
        services.AddSingleton<BucketDocuments>();
        services.AddSingleton<ListOperations>();
        services.AddSingleton<ObjectReads>();
        services.AddSingleton<ObjectWrites>();
        services.AddSingleton<AttributeOperations>();
        services.AddSingleton<CopyOperations>();
        services.AddSingleton<MultipartOperations>();
        services.AddSingleton<UploadLists>();
        services.AddSingleton<FormUploads>();
        services.AddSingleton<S3Endpoint>();
        services.AddSingleton<IResourceType, BucketResource>();
        services.AddSingleton<IResourceType, BucketPolicyResource>();
    }

    /// <summary>Answers requests whose host names a bucket or that are signed for S3, before any path is looked at: their paths are keys.</summary>
    public static void UseS3Requests(this WebApplication app) => app.UseWhen(
        context => BucketName.FromHost(context.Request.Host.Host) is not null || context.Request.SigningService() == "s3",
        branch => branch.Run(app.Services.GetRequiredService<S3Endpoint>().InvokeAsync));

    /// <summary>Gives S3 every path that no other route took. Map it last.</summary>
    public static void MapS3(this WebApplication app) =>
        app.MapFallback("{**path}", (RequestDelegate)app.Services.GetRequiredService<S3Endpoint>().InvokeAsync);
}
