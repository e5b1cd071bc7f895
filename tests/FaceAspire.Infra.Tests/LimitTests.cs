using System.Text;
using System.Text.Json.Nodes;
using FaceAspire.Contracts;

namespace FaceAspire.Infra.Tests;

/// <summary>CloudFormation's quotas, and those of the services behind it.</summary>
public sealed class LimitTests
{
    /// <summary>Where names are given, and how long each may be.</summary>
    private static readonly Dictionary<string, (string Property, int Longest)> Names = new()
    {
        ["AWS::S3::Bucket"] = ("BucketName", 63),
        ["AWS::SQS::Queue"] = ("QueueName", 80),
        ["AWS::Lambda::Function"] = ("FunctionName", 64),
        ["AWS::Kinesis::Stream"] = ("Name", 128),
        ["AWS::KinesisVideo::Stream"] = ("Name", 256),
        ["AWS::Rekognition::StreamProcessor"] = ("Name", 128),
        ["AWS::Rekognition::Collection"] = ("CollectionId", 255),
        ["AWS::CloudWatch::Alarm"] = ("AlarmName", 255),
        ["AWS::SNS::Topic"] = ("TopicName", 256),
        ["AWS::Athena::WorkGroup"] = ("Name", 128),
        ["AWS::Athena::NamedQuery"] = ("Name", 128),
        ["AWS::CloudWatch::Dashboard"] = ("DashboardName", 255),
    };

    public static TheoryData<string> Files => Template.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Template_AsItIs_IsWithinCloudFormationsLimits(string file)
    {
        var template = Template.CheckedIn(file);

        Assert.InRange(Encoding.UTF8.GetByteCount(template.Text), 1, 51_200); // so it can be sent as it is, and needs no bucket
        Assert.InRange(template.Resources.Count, 1, 500);
        Assert.InRange(template.Parameters.Count, 1, 200);
        Assert.InRange(template.Outputs.Count, 0, 200);
        Assert.All(template.Resources, resource => Assert.Matches(@"\A[A-Za-z0-9]{1,255}\z", resource.Key));
        Assert.InRange(template.Root["Description"]!.ToString().Length, 1, 1024);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_OfTheLongestCameraAndRegion_AreShortEnough(string file) => Assert.All(Template.CheckedIn(file).Resources, resource =>
    {
        if (Names.TryGetValue(resource.Value!["Type"]!.GetValue<string>(), out var name))
        {
            Assert.InRange(Longest(resource.Value["Properties"]![name.Property]).Length, 1, name.Longest);
        }
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Policies_OfRoles_FitInline(string file) => Assert.All(
        Template.CheckedIn(file).OfType("AWS::IAM::Role"),
        role => Assert.InRange(role.Properties["Policies"]!.ToJsonString().Length, 1, 10_240));

    [Fact]
    public void ImageGeneration_InlineCode_Fits() => Assert.InRange(
        Template.CheckedIn("FaceAspire.template.json").Resources["ImageGeneration"]!["Properties"]!["Code"]!["ZipFile"]!.ToString().Length, 1, 4096);

    [Fact]
    public void StackNames_OfAnyCamera_AreWhatCloudFormationTakes() => Assert.All(
        new[] { "door", "a_b", "a.b", "9", new string('.', 64) },
        name => Assert.Matches(@"\A[A-Za-z][A-Za-z0-9-]{0,127}\z", Setup.StackName.OfCamera(Camera.Named(name).Name)));

    private static string Longest(JsonNode? name) => Expression.Spell(name)
        .Replace("${CameraName}", new string('c', 64), StringComparison.Ordinal)
        .Replace("${AWS::AccountId}", "111122223333", StringComparison.Ordinal)
        .Replace("${AWS::Region}", "ap-southeast-1", StringComparison.Ordinal);
}
