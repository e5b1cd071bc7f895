using System.Text.Json.Nodes;
using FaceAspire.Contracts;

namespace FaceAspire.Infra.Tests;

/// <summary>Where pictures, names and messages lie.</summary>
public sealed class StorageTests
{
    private static IEnumerable<(string Id, JsonObject Properties)> OfType(string type) =>
        CheckedInTemplates.Files.Select(Template.CheckedIn).SelectMany(template => template.OfType(type));

    [Fact]
    public void Buckets_All_AreEncryptedAndNeverPublic()
    {
        Assert.Equal(3, OfType("AWS::S3::Bucket").Count());
        Assert.All(OfType("AWS::S3::Bucket"), bucket =>
        {
            Assert.Equal(4, bucket.Properties["PublicAccessBlockConfiguration"]!.AsObject().Count(setting => setting.Value!.GetValue<bool>()));
            Assert.Contains("AES256", bucket.Properties["BucketEncryption"]!.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains("BucketOwnerEnforced", bucket.Properties["OwnershipControls"]!.ToJsonString(), StringComparison.Ordinal);
        });
    }

    /// <summary>A version that outlives a deleted photo or record would keep what is known of a deleted person.</summary>
    [Fact]
    public void Buckets_All_KeepNoVersions() =>
        Assert.All(OfType("AWS::S3::Bucket"), bucket => Assert.False(bucket.Properties.ContainsKey("VersioningConfiguration")));

    [Fact]
    public void AuditBucket_EverythingDated_Expires()
    {
        var rules = Template.CheckedIn("FaceAspire.template.json").Resources["AuditBucket"]!["Properties"]!["LifecycleConfiguration"]!["Rules"]!.AsArray();
        var prefixes = rules.Where(rule => rule!["ExpirationInDays"] is not null).Select(rule => rule!["Prefix"]!.ToString()).ToList();

        Assert.Equal(["records/", "alerts/", "queries/"], prefixes);
        Assert.StartsWith(prefixes[0], AuditKeys.Records(Camera.Named("door"), DateTimeOffset.UnixEpoch, "1"), StringComparison.Ordinal);
        Assert.StartsWith(prefixes[1], AuditKeys.AlertSent("visit"), StringComparison.Ordinal);
    }

    [Fact]
    public void Queues_All_AreEncrypted() =>
        Assert.All(OfType("AWS::SQS::Queue"), queue => Assert.True(queue.Properties["SqsManagedSseEnabled"]!.GetValue<bool>()));

    [Fact]
    public void Streams_All_AreEncrypted() =>
        Assert.All(OfType("AWS::Kinesis::Stream"), stream => Assert.Equal("KMS", stream.Properties["StreamEncryption"]!["EncryptionType"]!.ToString()));

    [Fact]
    public void Logs_All_End()
    {
        var functions = OfType("AWS::Lambda::Function").Select(function => $"/aws/lambda/{function.Properties["FunctionName"]}");

        Assert.Equal(functions.Order(), OfType("AWS::Logs::LogGroup").Select(group => group.Properties["LogGroupName"]!.ToString()).Order());
        Assert.All(OfType("AWS::Logs::LogGroup"), group => Assert.Equal(30, group.Properties["RetentionInDays"]!.GetValue<int>()));
    }
}
