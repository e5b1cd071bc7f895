using System.Text.Json.Nodes;

namespace FaceAspire.Infra.Tests;

/// <summary>What goes wrong is noticed.</summary>
public sealed class WatchTests
{
    private static readonly Template Shared = Template.CheckedIn("FaceAspire.template.json");
    private static readonly Template Camera = Template.CheckedIn("Camera.template.json");
    private static readonly Template Operations = Template.CheckedIn("Operations.template.json");

    [Fact]
    public void DeadLetterQueues_All_HaveAnAlarm()
    {
        var failed = Shared.OfType("AWS::SQS::Queue").Select(queue => queue.Properties["QueueName"]!.ToString()).Where(name => name.Contains("-failed"));

        Assert.Equal(4, failed.Count());
        Assert.Equal(failed.Order(), Watched("AWS/SQS", "ApproximateNumberOfMessagesVisible").Order());
    }

    [Fact]
    public void WorkQueues_All_HaveADeadLetterQueueAndAnAgeAlarm()
    {
        var work = Shared.OfType("AWS::SQS::Queue").Where(queue => !queue.Properties["QueueName"]!.ToString().Contains("-failed")).ToList();

        Assert.All(work, queue => Assert.NotNull(queue.Properties["RedrivePolicy"]));
        Assert.Equal(
            work.Select(queue => queue.Properties["QueueName"]!.ToString()).Order(), Watched("AWS/SQS", "ApproximateAgeOfOldestMessage").Order());
    }

    [Theory]
    [InlineData("Errors")]
    [InlineData("Throttles")]
    public void Functions_OfOurs_HaveAnAlarm(string metric) => Assert.Equal(
        Shared.OfType("AWS::Lambda::Function").Where(function => function.Id != "ImageGeneration") // CloudFormation reports that one's errors
            .Select(function => function.Properties["FunctionName"]!.ToString()).Order(),
        Watched("AWS/Lambda", metric).Order());

    [Fact]
    public void Matcher_FallingBehind_HasAnAlarm() => Assert.Equal(["faceaspire-matcher"], Watched("AWS/Lambda", "IteratorAge"));

    [Fact]
    public void Camera_FallingSilent_GoesOffWithoutData() => Assert.All(
        Camera.OfType("AWS::CloudWatch::Alarm"),
        alarm => Assert.Equal(("breaching", "LessThanThreshold"), (alarm.Properties["TreatMissingData"]!.ToString(), alarm.Properties["ComparisonOperator"]!.ToString())));

    [Fact]
    public void Camera_WithoutStreamProcessor_IsNotExpectedToBringRecords() =>
        Assert.Equal((null, "StreamProcessor"), (Camera.ConditionOf("SilentAlarm"), Camera.ConditionOf("UnwatchedAlarm")));

    [Fact]
    public void Alarms_All_TellTheTopic()
    {
        var topic = Assert.Single(Operations.OfType("AWS::SNS::Topic")).Properties["TopicName"]!.ToString();
        var alarms = Camera.OfType("AWS::CloudWatch::Alarm").Concat(Operations.OfType("AWS::CloudWatch::Alarm")).ToList();

        Assert.Equal(alarms.Count, alarms.Select(alarm => Expression.Spell(alarm.Properties["AlarmName"])).Distinct().Count());
        Assert.All(alarms, alarm => Assert.EndsWith($":{topic}", Expression.Spell(alarm.Properties["AlarmActions"]![0]), StringComparison.Ordinal));
    }

    [Fact]
    public void Alarms_All_AreInTheHandbook()
    {
        var handbook = File.ReadAllText(Repository.File("docs", "operations.md"));

        Assert.All(
            Camera.OfType("AWS::CloudWatch::Alarm").Concat(Operations.OfType("AWS::CloudWatch::Alarm")),
            alarm => Assert.Contains($"`{Expression.Spell(alarm.Properties["AlarmName"]).Replace("${CameraName}", "CAMERA", StringComparison.Ordinal)}`", handbook, StringComparison.Ordinal));
    }

    [Fact]
    public void Dashboard_Graphs_AreOfWhatThereIs()
    {
        var body = JsonNode.Parse(Expression.Spell(Assert.Single(Operations.OfType("AWS::CloudWatch::Dashboard")).Properties["DashboardBody"]))!;
        var there = Shared.OfType("AWS::SQS::Queue").Select(queue => queue.Properties["QueueName"]!.ToString())
            .Concat(Shared.OfType("AWS::Lambda::Function").Select(function => function.Properties["FunctionName"]!.ToString())).ToHashSet();
        var shown = from widget in body["widgets"]!.AsArray()
                    from metric in widget!["properties"]!["metrics"]!.AsArray()
                    where metric!.AsArray().Count == 4
                    select metric[3]!.ToString();

        Assert.Equal(8, body["widgets"]!.AsArray().Count);
        Assert.Empty(shown.Except(there));
        Assert.Empty(there.Except(shown).Except(["faceaspire-image-generation"]));
    }

    private static IEnumerable<string> Watched(string space, string metric) =>
        from alarm in Operations.OfType("AWS::CloudWatch::Alarm")
        where alarm.Properties["Namespace"]!.ToString() == space && alarm.Properties["MetricName"]!.ToString() == metric
        select alarm.Properties["Dimensions"]![0]!["Value"]!.ToString();
}
