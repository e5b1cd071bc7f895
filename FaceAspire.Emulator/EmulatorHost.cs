using FaceAspire.Emulator.Admin;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Elsewhere;
using FaceAspire.Emulator.Faults;
using FaceAspire.Emulator.Kinesis;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.Lambda;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Rekognition;
using FaceAspire.Emulator.S3;
using FaceAspire.Emulator.Ses;
using FaceAspire.Emulator.Signing;
using FaceAspire.Emulator.Sqs;
using FaceAspire.Emulator.Storage;
using FaceAspire.Emulator.Sts;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaceAspire.Emulator;

/// <summary>The emulator's composition: the table of contents of the local AWS.</summary>
internal static class EmulatorHost
{
    /// <summary>Adds every emulated service, listening on <see cref="EmulatorOptions.Address"/>.</summary>
    public static void AddEmulator(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Emulator").Get<EmulatorOptions>() ?? new();
        var address = SigningServices.AddressOf(options);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(address, options.Port);
            kestrel.Limits.MaxRequestBodySize = null; // each operation states its own limit
            kestrel.Limits.MaxRequestLineSize = 32 * 1024; // a long prefix and a marker, percent-encoded
            kestrel.Limits.MinRequestBodyDataRate = null; // PutMedia and long polls may be silent for long
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, LargeBlocks>();
        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Arns>();
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddSingleton<Database>();
        builder.Services.AddHostedService<RetentionTimer>();
        builder.Services.AddSingleton<FrontDoor>();

        builder.Services.AddSigning(options);
        builder.Services.AddS3();
        builder.Services.AddSqs();
        builder.Services.AddSts();
        builder.Services.AddKinesis(options.Kinesis);
        builder.Services.AddKinesisVideo(options.Video.Checked());
        builder.Services.AddRekognition();
        builder.Services.AddSes();
        builder.Services.AddLambda();
        builder.Services.AddCloudFormation();
        builder.Services.AddAdmin();
        builder.Services.AddFaults();
        if (options.StorageEndpoint is { } storage)
        {
            builder.Services.UseStorageElsewhere(options, storage);
        }
    }

    /// <summary>Opens the front door: <c>/_faceaspire</c>, the REST services' paths, then JSON and query calls, then S3.</summary>
    public static void MapEmulator(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<FrontDoor>();
        app.UseFaults(); // on request, before anything answers
        app.UseSignatures(); // where they are required
        app.Use(door.InvokeAsync); // JSON and query calls, told by their headers; the rest goes on to the routes
        app.UseS3Requests(); // a host that names a bucket, or a signature for S3: the path is a key, whatever it looks like
        app.UseRouting();
        app.Use(FrontDoor.RefuseUnknownRestAsync);
        app.MapAdmin();
        app.MapMailbox();
        app.MapFaults();
        app.MapKinesisVideo();
        app.MapSes();
        app.MapLambda();
        app.MapS3(); // last: what no other route took
    }
}
