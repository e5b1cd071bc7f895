using Amazon.S3.Model;
using Amazon.SQS.Model;
using FaceAspire.Emulator.S3;
using FaceAspire.Emulator.Sqs;
using FaceAspire.Emulator.Tests.CloudFormation;
using FaceAspire.Emulator.Tests.Lambda;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests;

/// <summary>An emulator whose S3 and SQS are elsewhere: at another emulator, which here stands for LocalStack.</summary>
public sealed class StorageElsewhereTests
{
    private const string Stack = """
        "Failed": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "failed", "SqsManagedSseEnabled": true } },
        "Uploads": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "uploads", "VisibilityTimeout": 60,
          "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Failed", "Arn"] }, "maxReceiveCount": 5 } } },
        "UploadsPolicy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": {}, "Queues": [{ "Ref": "Uploads" }] } },
        "Photos": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "photos",
          "NotificationConfiguration": { "QueueConfigurations": [{ "Event": "s3:ObjectCreated:*", "Queue": { "Fn::GetAtt": ["Uploads", "Arn"] },
            "Filter": { "S3Key": { "Rules": [{ "Name": "suffix", "Value": ".jpg" }] } } }] } } },
        "PhotosPolicy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": { "Ref": "Photos" }, "PolicyDocument": {} } }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateStack_BucketAndQueues_AreMadeThereAndNotHere()
    {
        await using var storage = await RunningEmulator.StartAsync();
        await using var here = await CloudFormationFixture.StartAsync(Elsewhere(storage));
        await here.CreateAsync("s", CloudFormationFixture.Template(Stack));
        await here.AssertAsync("CREATE_COMPLETE", "s");

        using var there = storage.Sqs();
        using var none = here.Emulator.Sqs();
        var attributes = (await there.GetQueueAttributesAsync((await there.GetQueueUrlAsync("uploads", Token)).QueueUrl, ["All"], Token)).Attributes;
        Assert.Equal("60", attributes["VisibilityTimeout"]);
        Assert.Contains(":failed\"", attributes["RedrivePolicy"], StringComparison.Ordinal);
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => none.GetQueueUrlAsync("uploads", Token));
        using var buckets = storage.S3();
        Assert.Equal("photos", Assert.Single((await buckets.ListBucketsAsync(Token)).Buckets).BucketName);
    }

    [Fact]
    public async Task CreateStack_OverWhatIsThereAlready_TakesItOver()
    {
        await using var storage = await RunningEmulator.StartAsync();
        await using (var before = await CloudFormationFixture.StartAsync(Elsewhere(storage)))
        {
            await before.CreateAsync("s", CloudFormationFixture.Template(Stack));
            await before.AssertAsync("CREATE_COMPLETE", "s");
        }

        await using var here = await CloudFormationFixture.StartAsync(Elsewhere(storage)); // remembers nothing
        await here.CreateAsync("s", CloudFormationFixture.Template(Stack.Replace("60", "90", StringComparison.Ordinal)));
        await here.AssertAsync("CREATE_COMPLETE", "s");

        using var there = storage.Sqs();
        var url = (await there.GetQueueUrlAsync("uploads", Token)).QueueUrl;
        Assert.Equal("90", (await there.GetQueueAttributesAsync(url, ["All"], Token)).Attributes["VisibilityTimeout"]);
    }

    [Fact]
    public async Task DeleteStack_BucketAndQueues_AreGoneThere()
    {
        await using var storage = await RunningEmulator.StartAsync();
        await using var here = await CloudFormationFixture.StartAsync(Elsewhere(storage));
        await here.CreateAsync("s", CloudFormationFixture.Template(Stack));
        await here.AssertAsync("CREATE_COMPLETE", "s");
        await here.CallAsync("DeleteStack", ("StackName", "s"));
        Assert.Null(await here.SettledAsync("s"));

        using var there = storage.Sqs();
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => there.GetQueueUrlAsync("uploads", Token));
        using var buckets = storage.S3();
        Assert.Empty((await buckets.ListBucketsAsync(Token)).Buckets ?? []);
    }

    [Fact]
    public async Task Upload_There_ComesToTheFunctionHereAndIsDeletedThere()
    {
        await using var storage = await RunningEmulator.StartAsync();
        await using var here = await CloudFormationFixture.StartAsync(Elsewhere(storage));
        await here.CreateAsync("s", CloudFormationFixture.Template(Stack + """
            , "F": { "Type": "AWS::Lambda::Function", "Properties": { "FunctionName": "f", "Role": "r", "Timeout": 30, "Code": { "S3Bucket": "b" } } },
            "M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "F" }, "BatchSize": 1,
              "EventSourceArn": { "Fn::GetAtt": ["Uploads", "Arn"] } } }
            """));
        await here.AssertAsync("CREATE_COMPLETE", "s");
        using var runtime = new TestRuntime(here.Emulator.Endpoint, "f");
        Assert.Contains("s3:TestEvent", (await TakeAsync(runtime)).Bodies.Single(), StringComparison.Ordinal);
        using var s3 = storage.S3();
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "photos", Key = "note.txt", ContentBody = "no photo" }, Token);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "photos", Key = "Ann.jpg", ContentBody = "photo" }, Token);

        Assert.Contains("Ann.jpg", (await TakeAsync(runtime)).Bodies.Single(), StringComparison.Ordinal);

        using var sqs = storage.Sqs();
        var url = (await sqs.GetQueueUrlAsync("uploads", Token)).QueueUrl;
        while ((await sqs.GetQueueAttributesAsync(url, ["All"], Token)).Attributes["ApproximateNumberOfMessagesNotVisible"] != "0")
        {
            await Task.Yield(); // deleted as soon as the answer is read
        }
    }

    [Fact]
    public async Task Buckets_ForOtherServices_ReadAndWriteThere()
    {
        await using var storage = await RunningEmulator.StartAsync();
        await using var here = await RunningEmulator.StartAsync(Elsewhere(storage));
        using var s3 = storage.S3();
        await s3.PutBucketAsync("frames", Token);
        var buckets = here.Services.GetRequiredService<IBuckets>();

        await buckets.PutAsync("frames", "1.jpg", "jpeg"u8.ToArray(), "image/jpeg", new Dictionary<string, string> { ["at"] = "1" }, Token);

        Assert.Equal("jpeg"u8.ToArray(), await buckets.GetAsync("frames", "1.jpg", Token));
        Assert.Equal(4, await buckets.SizeAsync("frames", "1.jpg", Token));
        Assert.Null(await buckets.GetAsync("frames", "2.jpg", Token));
        Assert.Null(await buckets.SizeAsync("none", "1.jpg", Token));
        Assert.Equal("1", (await s3.GetObjectMetadataAsync("frames", "1.jpg", Token)).Metadata["at"]);
    }

    [Fact]
    public async Task Queues_ForOtherServices_TellWhatIsMissing()
    {
        await using var storage = await RunningEmulator.StartAsync();
        await using var here = await RunningEmulator.StartAsync(Elsewhere(storage));
        using var sqs = storage.Sqs();
        await sqs.CreateQueueAsync("failed", Token);
        var queues = here.Services.GetRequiredService<IQueues>();

        await queues.SendAsync("arn:aws:sqs:us-east-1:000000000000:failed", "lost", Token);

        Assert.Equal("lost", Assert.Single(await queues.ReceiveAsync("arn:aws:sqs:us-east-1:000000000000:failed", 10, TimeSpan.Zero, Token)).Body);
        Assert.False(await queues.ExistsAsync("arn:aws:sqs:us-east-1:000000000000:other", Token));
    }

    private static Action<WebApplicationBuilder> Elsewhere(RunningEmulator storage) =>
        builder => builder.Configuration.AddInMemoryCollection([new("Emulator:StorageEndpoint", storage.Endpoint.ToString())]);

    private static async Task<LambdaEvent> TakeAsync(TestRuntime runtime)
    {
        var taken = await runtime.NextAsync();
        await runtime.AnswerAsync(taken);
        return taken;
    }
}
