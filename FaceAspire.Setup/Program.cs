using Amazon.CloudFormation;
using Amazon.Runtime;
using Amazon.S3;
using FaceAspire.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
await using var services = new ServiceCollection()
    .AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true))
    .AddSingleton(configuration.GetSection("FaceAspire").Get<SetupOptions>() ?? new())
    .AddSingleton(TimeProvider.System)
    .AddSingleton<IAmazonCloudFormation>(_ => new AmazonCloudFormationClient())
    .AddSingleton<IAmazonS3>(_ => new AmazonS3Client(new AmazonS3Config
    {
        ForcePathStyle = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is not null,
    }))
    .AddSingleton<StackDeployment>()
    .AddSingleton<PhotoUpload>()
    .AddSingleton<SetupRun>()
    .BuildServiceProvider();
try
{
    await services.GetRequiredService<SetupRun>().RunAsync(CancellationToken.None);
    return 0;
}
catch (Exception e) when (e is SetupException or AmazonServiceException or AmazonClientException)
{
    Console.Error.WriteLine($"fail: {e.Message}");
    return 1;
}
