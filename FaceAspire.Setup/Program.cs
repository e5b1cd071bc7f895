using Amazon.CloudFormation;
using Amazon.Runtime;
using FaceAspire.Aws.S3;
using FaceAspire.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
try
{
    await using var services = new ServiceCollection()
        .AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true))
        .AddSingleton(configuration.GetSection("FaceAspire").Get<SetupOptions>() ?? new())
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IAmazonCloudFormation>(_ => new AmazonCloudFormationClient())
        .AddSingleton<IObjectStore>(_ => S3ObjectStore.FromEnvironment())
        .AddSingleton<StackDeployment>()
        .AddSingleton<PhotoUpload>()
        .AddSingleton<SetupRun>()
        .BuildServiceProvider();
    await services.GetRequiredService<SetupRun>().RunAsync(CancellationToken.None);
    return 0;
}
catch (Exception e) when (e is SetupException or AmazonServiceException or AmazonClientException
    or InvalidOperationException) // a setting that does not convert; the message names it
{
    Console.Error.WriteLine($"fail: {e.Message}");
    return 1;
}
