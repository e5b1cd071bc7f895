using System.Text.Json.Nodes;
using FaceAspire.Emulator.CloudFormation;
using FaceAspire.Emulator.Protocol;
using FaceAspire.Emulator.Tests.S3;
using Microsoft.Extensions.DependencyInjection;

namespace FaceAspire.Emulator.Tests;

/// <summary>Queues and buckets as CloudFormation makes them, seen through SQS's and S3's own clients.</summary>
public sealed class ResourceTypeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_CreatedUpdatedAndDeleted_AsItsAttributesSay()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var type = Type(s3, "AWS::SQS::Queue");
        var failed = await type.CreateAsync(Request("""{"QueueName":"failed.fifo","FifoQueue":true}"""), Token);
        var queue = await type.CreateAsync(
            Request($$$"""{"QueueName":"alerts.fifo","FifoQueue":true,"VisibilityTimeout":60,"RedrivePolicy":{"deadLetterTargetArn":"{{{failed.Attributes["Arn"]}}}","maxReceiveCount":5},"Tags":[{"Key":"a","Value":"b"}]}"""),
            Token);
        Assert.Equal("arn:aws:sqs:us-east-1:000000000000:alerts.fifo", queue.Attributes["Arn"]);
        Assert.Equal(new Uri(s3.Emulator.Endpoint, "/000000000000/alerts.fifo").ToString(), queue.PhysicalId);
        var before = (await s3.Sqs.GetQueueAttributesAsync(queue.PhysicalId, ["All"], Token)).Attributes;
        Assert.Equal("60", before["VisibilityTimeout"]);
        Assert.Contains("\"maxReceiveCount\":5", before["RedrivePolicy"], StringComparison.Ordinal);

        var updated = await type.UpdateAsync(queue.PhysicalId, Request("""{"QueueName":"alerts.fifo","FifoQueue":true,"DelaySeconds":3}"""), Token);

        var after = (await s3.Sqs.GetQueueAttributesAsync(queue.PhysicalId, ["All"], Token)).Attributes;
        Assert.Equal((queue.PhysicalId, "30", "3"), (updated.PhysicalId, after["VisibilityTimeout"], after["DelaySeconds"]));
        Assert.False(after.ContainsKey("RedrivePolicy"));
        await type.DeleteAsync(queue.PhysicalId, Token);
        await type.DeleteAsync(queue.PhysicalId, Token); // gone already: no error
        Assert.DoesNotContain((await s3.Sqs.ListQueuesAsync("", Token)).QueueUrls, url => url.EndsWith("alerts.fifo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bucket_WithNotificationsAndSettings_WorkAndAreShown()
    {
        await using var s3 = await S3Fixture.StartAsync();
        var queue = await Type(s3, "AWS::SQS::Queue").CreateAsync(Request("""{"QueueName":"q","FifoQueue":false}"""), Token);
        await Type(s3, "AWS::SQS::QueuePolicy").CreateAsync(
            Request($$$"""{"Queues":["{{{queue.PhysicalId}}}"],"PolicyDocument":{"Version":"2012-10-17","Statement":[]}}"""), Token);
        var type = Type(s3, "AWS::S3::Bucket");

        var bucket = await type.CreateAsync(
            Request($$$"""
            {"BucketName":"templated",
             "PublicAccessBlockConfiguration":{"BlockPublicAcls":true,"BlockPublicPolicy":"true"},
             "BucketEncryption":{"ServerSideEncryptionConfiguration":[{"ServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]},
             "LifecycleConfiguration":{"Rules":[{"Id":"records","Status":"Enabled","Prefix":"records/","ExpirationInDays":30}]},
             "NotificationConfiguration":{"QueueConfigurations":[{"Event":"s3:ObjectCreated:*","Queue":"{{{queue.Attributes["Arn"]}}}",
               "Filter":{"S3Key":{"Rules":[{"Name":"suffix","Value":".jpg"}]} } }]} }
            """),
            Token);

        Assert.Equal(("templated", "arn:aws:s3:::templated"), (bucket.PhysicalId, bucket.Attributes["Arn"]));
        Assert.Single(await s3.EventsAsync(queue.PhysicalId)); // the test message
        await s3.Client.PutObjectAsync(new() { BucketName = "templated", Key = "a.jpg", ContentBody = "1" }, Token);
        Assert.Single(await s3.EventsAsync(queue.PhysicalId));
        var rule = Assert.Single((await s3.Client.GetLifecycleConfigurationAsync("templated", Token)).Configuration.Rules);
        Assert.Equal(("records", 30), (rule.Id, rule.Expiration.Days));
        var access = await s3.Client.GetPublicAccessBlockAsync(new() { BucketName = "templated" }, Token);
        Assert.True(access.PublicAccessBlockConfiguration.BlockPublicAcls);
        var e = await Assert.ThrowsAsync<AwsException>(() => type.DeleteAsync("templated", Token));
        Assert.Equal("BucketNotEmpty", e.Code);
    }

    [Fact]
    public async Task Bucket_UnknownProperty_RefusedByNameAndNothingLeft()
    {
        await using var s3 = await S3Fixture.StartAsync();

        var e = await Assert.ThrowsAsync<AwsException>(() => Type(s3, "AWS::S3::Bucket").CreateAsync(
            Request("""{"BucketName":"other","WebsiteConfiguration":{}}"""), Token));

        Assert.Contains("WebsiteConfiguration", e.Message, StringComparison.Ordinal);
        Assert.Equal(["faces"], (await s3.Client.ListBucketsAsync(Token)).Buckets.Select(bucket => bucket.BucketName));
    }

    private static IResourceType Type(S3Fixture s3, string name) =>
        s3.Emulator.Services.GetServices<IResourceType>().Single(type => type.Name == name);

    private static ResourceRequest Request(string properties) => new("stack", "Logical", JsonNode.Parse(properties)!.AsObject());
}
